namespace CopySpaceGen.Sample.Workloads;

/// <summary>What a workload did and what it took.</summary>
internal record WorkloadResult
{
    public required string Workload { get; init; }

    public required WorkloadParameters Parameters { get; init; }

    /// <summary>The time from the empty heap to the end, validation included.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The number of objects allocated.</summary>
    public required long Objects { get; init; }

    /// <summary>What the heap held and what its collections took.</summary>
    public required GcStatistics Statistics { get; init; }

    /// <summary>A digest of all that was computed: the same for the same parameters, on every machine.</summary>
    public required string Checksum { get; init; }
}
