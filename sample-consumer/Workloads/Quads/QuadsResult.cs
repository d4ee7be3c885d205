namespace CopySpaceGen.Sample.Workloads.Quads;

/// <summary>What the quads workload did and what it took.</summary>
internal sealed record QuadsResult : WorkloadResult
{
    /// <summary>The time to build the tree that lives.</summary>
    public required TimeSpan Construction { get; init; }

    /// <summary>The time that each round of short-lived trees took, without the check of the tree that lives.</summary>
    public required IReadOnlyList<TimeSpan> Rounds { get; init; }
}
