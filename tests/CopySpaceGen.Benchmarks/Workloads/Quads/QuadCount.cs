namespace CopySpaceGen.Benchmarks.Workloads.Quads;

/// <summary>Counts without building.</summary>
internal static class QuadCount
{
    /// <summary>The number of nodes of a tree whose leaves are <paramref name="depth"/> steps below its root.</summary>
    public static long OfTree(int depth) => ((1L << (2 * (depth + 1))) - 1) / 3;
}
