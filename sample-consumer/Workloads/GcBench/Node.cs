namespace CopySpaceGen.Sample.Workloads.GcBench;

/// <summary>A node of a binary tree that carries two numbers.</summary>
[GcObject]
internal partial struct Node
{
    [GcEdge<Node>] private GcRef _left;
    [GcEdge<Node>] private GcRef _right;

    /// <summary>Zero in every node: what else a check finds here was written by mistake.</summary>
    public int I;

    /// <summary>The steps from here to the leaves.</summary>
    public int J;
}
