namespace CopySpaceGen.Sample.Workloads.GcBench;

/// <summary>What the gcbench workload did and what it took.</summary>
internal sealed record GcBenchResult : WorkloadResult
{
    /// <summary>The number of threads.</summary>
    public required int Threads { get; init; }

    /// <summary>For each depth of trees, the times of the slowest thread.</summary>
    public required IReadOnlyList<GcBenchDepth> Depths { get; init; }
}
