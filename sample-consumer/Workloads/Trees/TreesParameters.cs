namespace CopySpaceGen.Sample.Workloads.Trees;

/// <summary>The size of the trees, and of the heap around them.</summary>
/// <param name="Depth">The depth of the tree that lives longest.</param>
/// <param name="HeapSize">The size of the heap in bytes; null for two and a half times the most that lives at once.</param>
internal sealed record TreesParameters(int Depth = 18, long? HeapSize = null) : WorkloadParameters
{
    public const int MaxAllowedDepth = 30;
}
