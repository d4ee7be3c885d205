namespace CopySpaceGen.Sample.Workloads.GcBench;

/// <summary>How much a thread allocates and keeps: by default what it does in Whippet. Tests take less.</summary>
/// <param name="MaxDepth">The depth of the tree that lives to the end, and of the largest of the others.</param>
/// <param name="ArrayLength">The length of the array that lives to the end.</param>
internal sealed record GcBenchVolumes(int MaxDepth = 16, int ArrayLength = 500_000)
{
    public const int MinDepth = 4;
    public const int DepthStep = 2;

    // Heaps are sized by what objects take in Whippet, so that the numbers compare whatever they take here.
    private const int WhippetNodeBytes = 32;
    private const int WhippetBytesBeforeArray = 16;

    public IEnumerable<int> Depths
    {
        get
        {
            for (int depth = MinDepth; depth <= MaxDepth; depth += DepthStep)
            {
                yield return depth;
            }
        }
    }

    /// <summary>The most bytes that would live at once in Whippet: two of the largest trees, and the array.</summary>
    public long WhippetLiveBytes => (2 * CountNodes(MaxDepth) * WhippetNodeBytes) + WhippetBytesBeforeArray + ((long)ArrayLength * sizeof(double));

    /// <summary>How many trees of a depth are built in each direction: about as many nodes for every depth.</summary>
    public int CountTrees(int depth) => (int)(2 * CountNodes(MaxDepth + 2) / CountNodes(depth));

    /// <summary>The number of nodes of a tree whose leaves are <paramref name="depth"/> steps below its root.</summary>
    public static long CountNodes(int depth) => (2L << depth) - 1;
}
