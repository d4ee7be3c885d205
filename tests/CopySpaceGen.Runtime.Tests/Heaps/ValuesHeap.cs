namespace CopySpaceGen.Tests.Heaps;

[GcObject]
internal partial struct Cell
{
    private GcValue _head;
    private GcValue _tail;
}

/// <summary>Refers to objects of two types.</summary>
[GcObject]
internal partial struct Either
{
    [GcEdge<Cell, Boxed>] private GcRef _choice;
    [GcEdge] private GcRef _target;
    [GcEdge<Hidden>] private GcRef _hidden;
}

[GcObject]
internal partial struct Boxed
{
    public long Number;
}

/// <summary>Only edges of its own type refer to it, so it carries no header for others.</summary>
[GcObject(TypedOnly = true)]
internal partial struct Hidden
{
    [GcEdge<Hidden>] private GcRef _next;
    private GcValue _value;
}

[GcHeap(typeof(Either))]
internal sealed partial class ValuesHeap;

/// <summary>The only type of its heap, so nothing needs to tell it from others.</summary>
[GcObject]
internal partial struct Lone
{
    private GcValue _head;
    private GcValue _tail;
}

[GcHeap(typeof(Lone))]
internal sealed partial class LoneHeap;
