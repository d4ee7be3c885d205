namespace CopySpaceGen.Sample.Workloads.Words;

/// <summary>
/// A node of a ternary search tree (J. Bentley and R. Sedgewick, "Fast algorithms for sorting and searching strings", 1997). It
/// stands for a prefix: its letter, behind the letters of the nodes that its <c>Equal</c> edge was followed from.
/// </summary>
[GcObject]
internal partial struct WordNode
{
    // In the order in which a look-up follows them: the collector copies the first edge's target next to the node.
    [GcEdge<WordNode>] private GcRef _equal;
    [GcEdge<WordNode>] private GcRef _lower;
    [GcEdge<WordNode>] private GcRef _higher;

    // The way back up, so that a walk over the tree needs no stack.
    [GcEdge<WordNode>] private GcRef _parent;

    [GcEdge<Posting>] private GcRef _postings;

    public int Count;
    public char Letter;
}
