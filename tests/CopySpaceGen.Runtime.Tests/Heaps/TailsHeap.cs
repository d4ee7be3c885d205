using System.Runtime.CompilerServices;

namespace CopySpaceGen.Tests.Heaps;

/// <summary>A tail of characters; no edge, no header.</summary>
[GcObject]
internal partial struct Text
{
    [GcLength] public readonly int Length;
    [GcTrailing] private char _chars;
}

/// <summary>A tail of bytes of any number.</summary>
[GcObject]
internal partial struct Blob
{
    [GcLength] public readonly nint Length;
    [GcTrailing] private byte _bytes;
}

/// <summary>A tail of edges.</summary>
[GcObject]
internal partial struct TextList
{
    [GcEdge<TextList>] private GcRef _next;
    [GcLength] private int _count;
    [GcTrailing, GcEdge<Text>] private GcRef _texts;
}

/// <summary>A table whose entries hold edges.</summary>
[GcObject]
internal partial struct Table
{
    [GcLength] private int _capacity;
    [GcTrailing] private Slot _slots;
}

[GcInline]
internal partial struct Slot
{
    public int Hash;
    [GcEdge<Text>] private GcRef _key;
    [GcEdge<Table>] private GcRef _value;
}

/// <summary>Of fixed size, and always large.</summary>
[GcObject]
internal partial struct Wheel
{
    private Spokes _spokes;
    public int Turns;
}

[GcInline, InlineArray(2000)]
internal partial struct Spokes
{
    [GcEdge<Wheel>] private GcRef _spoke;
}

[GcHeap(typeof(TextList), typeof(Table), typeof(Blob), typeof(Wheel))]
internal sealed partial class TailsHeap;
