namespace CopySpaceGen.Tests.Heaps;

/// <summary>One kind, self edges of 4 bytes only: nothing carries a kind, nothing has a header, and an object takes 16 bytes.</summary>
[GcObject]
internal partial struct Quad32
{
    [GcEdge<Quad32>] private GcRef32 _northWest;
    [GcEdge<Quad32>] private GcRef32 _northEast;
    [GcEdge<Quad32>] private GcRef32 _southWest;
    [GcEdge<Quad32>] private GcRef32 _southEast;
}

[GcHeap(typeof(Quad32), Aligned = true)]
internal sealed partial class Quad32Heap;
