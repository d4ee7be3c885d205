namespace CopySpaceGen.Tests.Heaps;

/// <summary>A tail behind an edge of 4 bytes: that edge tells whether the object has been copied, unless one of the two is large.</summary>
[GcObject]
internal partial struct Rope
{
    [GcEdge<Rope>] private GcRef32 _next;
    [GcLength] private int _length;
    [GcTrailing] private byte _bytes;
}

[GcHeap(typeof(Rope), Aligned = true)]
internal sealed partial class RopeHeap;
