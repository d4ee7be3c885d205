namespace CopySpaceGen.Sample.Workloads.Server;

/// <summary>What the server workload did and what it took.</summary>
/// <remarks>
/// The checksum is that of the index at the end. It is the same for the same parameters if they give the number of requests, for any number of threads
/// that is the same and whatever their order; in a run by time it depends on how many requests there were.
/// </remarks>
internal sealed record ServerResult : WorkloadResult
{
    /// <summary>What all threads together have served.</summary>
    public required ServerShare Served { get; init; }

    /// <summary>The time in which requests were served: that of the run, without the check of the whole index at its end.</summary>
    public required TimeSpan Serving { get; init; }

    public double RequestsPerSecond => Served.Requests / Serving.TotalSeconds;
}
