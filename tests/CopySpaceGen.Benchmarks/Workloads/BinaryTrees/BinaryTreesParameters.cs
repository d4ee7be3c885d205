namespace CopySpaceGen.Benchmarks.Workloads.BinaryTrees;

/// <summary>The volumes of binary-trees of the Computer Language Benchmarks Game.</summary>
/// <param name="MaxDepth">The depth of the tree that lives to the end.</param>
internal sealed record BinaryTreesParameters(int MaxDepth)
{
    public const int MinDepth = 4;
    public const int DepthStep = 2;

    /// <summary>The depth of the tree that is made first, alone.</summary>
    public int StretchDepth => MaxDepth + 1;

    /// <summary>The trees of a depth: about as many nodes for every depth.</summary>
    public int TreesOf(int depth) => 1 << (MaxDepth - depth + MinDepth);

    /// <summary>The number of nodes of a tree whose leaves are <paramref name="depth"/> steps below its root.</summary>
    public static long CountNodes(int depth) => (2L << depth) - 1;
}
