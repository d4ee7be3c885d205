namespace CopySpaceGen.Sample.Workloads.Trees;

/// <summary>What the trees workload did and what it took.</summary>
internal sealed record TreesResult : WorkloadResult
{
    /// <summary>The lines that the original program prints.</summary>
    public required IReadOnlyList<string> Lines { get; init; }
}
