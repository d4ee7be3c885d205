namespace CopySpaceGen.Tests.Heaps;

/// <summary>Several types, among them one with a tail of edges that may be large, and structs with edges in place.</summary>
[GcObject]
internal partial struct LoggedTree
{
    [GcEdge<LoggedTree>] private GcRef _left;
    [GcEdge<LoggedTree>] private GcRef _right;
    [GcEdge<LoggedTable>] private GcRef _table;
    private LoggedLink _link;
    public long Key;
}

[GcInline]
internal partial struct LoggedLink
{
    public int Weight;
    [GcEdge<LoggedTree>] private GcRef _to;
}

[GcObject]
internal partial struct LoggedTable
{
    [GcEdge<LoggedTree>] private GcRef _owner;
    [GcLength] private nint _count;
    [GcTrailing, GcEdge<LoggedTree>] private GcRef _trees;
}

[GcHeap(typeof(LoggedTree), FieldLogging = true)]
internal sealed partial class LoggedHeap;

/// <summary>One type, 4-byte references.</summary>
[GcObject]
internal partial struct LoggedRope
{
    [GcLength] private int _count;
    [GcEdge<LoggedRope>] private GcRef32 _next;
    [GcTrailing, GcEdge<LoggedRope>] private GcRef32 _parts;
}

[GcHeap(typeof(LoggedRope), Aligned = true, FieldLogging = true)]
internal sealed partial class LoggedRopeHeap;

/// <summary>One type that is never large, 4-byte references.</summary>
[GcObject]
internal partial struct LoggedPair
{
    [GcEdge<LoggedPair>] private GcRef32 _first;
    [GcEdge<LoggedPair>] private GcRef32 _second;
}

[GcHeap(typeof(LoggedPair), Aligned = true, FieldLogging = true)]
internal sealed partial class LoggedPairHeap;
