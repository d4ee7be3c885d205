namespace CopySpaceGen.Sample.Workloads.Breathe;

/// <summary>What the breathe workload did and what it took.</summary>
internal sealed record BreatheResult : WorkloadResult
{
    /// <summary>The resident memory of the process in bytes at the end, after it has been idle.</summary>
    public required long IdleRssBytes { get; init; }

    /// <summary>The bytes that are alive then.</summary>
    public required long LiveBytes { get; init; }

    public required IReadOnlyList<MemorySample> Samples { get; init; }
}
