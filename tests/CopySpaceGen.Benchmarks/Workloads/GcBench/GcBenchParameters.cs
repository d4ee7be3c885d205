namespace CopySpaceGen.Benchmarks.Workloads.GcBench;

/// <summary>The volumes of Whippet's mt-gcbench with one thread.</summary>
/// <param name="MaxDepth">The depth of the tree that lives to the end, and of the largest of the others.</param>
/// <param name="ArrayLength">The length of the array that lives to the end.</param>
internal sealed record GcBenchParameters(int MaxDepth, int ArrayLength)
{
    public const int MinDepth = 4;
    public const int DepthStep = 2;

    /// <summary>How many trees of a depth are built in each direction: about as many nodes for every depth.</summary>
    public int TreesOf(int depth) => (int)(2 * CountNodes(MaxDepth + 2) / CountNodes(depth));

    /// <summary>The number of nodes of a tree whose leaves are <paramref name="depth"/> steps below its root.</summary>
    public static long CountNodes(int depth) => (2L << depth) - 1;
}
