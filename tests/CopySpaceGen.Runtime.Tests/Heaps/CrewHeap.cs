namespace CopySpaceGen.Tests.Heaps;

/// <summary>A low bit of an edge is the forwarding word.</summary>
[GcObject(TypedOnly = true)]
internal partial struct Vertex
{
    [GcEdge<Vertex>] private GcRef _left;
    [GcEdge<Vertex>] private GcRef _right;
    [GcEdge<Label>] private GcRef _label;
    [GcEdge<Variant>] private GcRef _variant;
    [GcEdge<Fan>] private GcRef _fan;
    public int Id;
}

/// <summary>The sign bit of the length is.</summary>
[GcObject(TypedOnly = true)]
internal partial struct Label
{
    public int Number;
    [GcLength] private int _length;
    [GcTrailing] private byte _bytes;
}

/// <summary>A value is.</summary>
[GcObject(TypedOnly = true)]
internal partial struct Variant
{
    private GcValue _first;
    private GcValue _second;
}

/// <summary>A header is, which any value can lead to.</summary>
[GcObject]
internal partial struct Counter
{
    public long Count;
}

/// <summary>A tail of edges, which may be long.</summary>
[GcObject(TypedOnly = true)]
internal partial struct Fan
{
    [GcLength] private int _length;
    [GcTrailing, GcEdge<Vertex>] private GcRef _spokes;
}

/// <summary>Several threads collect it.</summary>
[GcHeap(typeof(Vertex), typeof(Counter), AtomicForwarding = true)]
internal sealed partial class CrewHeap;

/// <summary>The region that an edge of 4 bytes refers to tells whether the object has been copied, unless its referent is large.</summary>
[GcObject]
internal partial struct Vertex32
{
    [GcEdge<Fan32>] private GcRef32 _fan;
    [GcEdge<Vertex32>] private GcRef32 _left;
    [GcEdge<Vertex32>] private GcRef32 _right;
    public int Id;
}

/// <summary>The same with a tail.</summary>
[GcObject]
internal partial struct Fan32
{
    [GcEdge<Fan32>] private GcRef32 _next;
    [GcLength] private int _length;
    [GcTrailing, GcEdge<Vertex32>] private GcRef32 _spokes;
}

/// <summary>Several threads collect it, with edges of 4 bytes.</summary>
[GcHeap(typeof(Vertex32), Aligned = true, AtomicForwarding = true)]
internal sealed partial class Crew32Heap;
