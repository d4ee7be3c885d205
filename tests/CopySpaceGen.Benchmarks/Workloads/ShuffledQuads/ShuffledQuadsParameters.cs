using CopySpaceGen.Benchmarks.Workloads.Quads;

namespace CopySpaceGen.Benchmarks.Workloads.ShuffledQuads;

/// <summary>The size of the tree.</summary>
/// <param name="Depth">The steps from its root to its leaves.</param>
internal sealed record ShuffledQuadsParameters(int Depth)
{
    public const int RoundCount = 4;

    public int NodeCount => (int)QuadCount.OfTree(Depth);

    /// <summary>The nodes that die in a round.</summary>
    public int GarbageCount => NodeCount;

    /// <summary>Whether the node at a position of the tree, counted level by level, has kids. The first is at four times it, plus 1.</summary>
    public bool IsInner(int position) => (4L * position) + 4 < NodeCount;
}
