namespace CopySpaceGen.Tests.Heaps;

/// <summary>One kind, self edges only: nothing carries a kind, nothing has a header.</summary>
[GcObject]
internal partial struct Quad
{
    [GcEdge<Quad>] private GcRef _northWest;
    [GcEdge<Quad>] private GcRef _northEast;
    [GcEdge<Quad>] private GcRef _southWest;
    [GcEdge<Quad>] private GcRef _southEast;
}

[GcHeap(typeof(Quad))]
internal sealed partial class QuadHeap;
