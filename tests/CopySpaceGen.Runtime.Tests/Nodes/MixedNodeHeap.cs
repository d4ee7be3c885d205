namespace CopySpaceGen.Tests.Nodes;

/// <summary>Reached by 4-byte edges and with nothing in it that could be forwarded: it has a header.</summary>
[GcObject]
public partial struct Leaf
{
    public long Value;
}

/// <summary>Kinds of all layouts of edges that reach each other in a ring.</summary>
[GcHeap(typeof(WideFirst), Aligned = true)]
public sealed partial class MixedNodeHeap;
