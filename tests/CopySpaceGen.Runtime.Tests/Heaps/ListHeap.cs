namespace CopySpaceGen.Tests.Heaps;

/// <summary>A chain whose first edge is the long way, and a leaf type that has a header because it has no edge.</summary>
[GcObject]
internal partial struct Link
{
    [GcEdge<Link>] private GcRef _next;
    [GcEdge<Number>] private GcRef _number;
    public int Index;
}

[GcObject]
internal partial struct Number
{
    public long Value;
}

[GcHeap(typeof(Link))]
internal sealed partial class ListHeap;
