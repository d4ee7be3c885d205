using System.Runtime.CompilerServices;

namespace CopySpaceGen.Tests.Heaps;

/// <summary>A struct with edges that is a part of objects: alone, in arrays, in other structs, in a tail.</summary>
[GcInline]
internal partial struct LoggedEntry
{
    public int Hash;
    [GcEdge<LoggedMap>] private GcRef _key;
    [GcEdge<LoggedMap>] private GcRef _value;

    public readonly bool IsSymmetric => _key == _value;

    public void Swap() => (_key, _value) = (_value, _key);
}

[GcInline, InlineArray(3)]
internal partial struct LoggedEntries
{
    private LoggedEntry _entry;
}

[GcInline, InlineArray(4)]
internal partial struct LoggedFew
{
    [GcEdge<LoggedMap>] private GcRef _few;
}

[GcInline]
internal unsafe partial struct LoggedPlace
{
    private LoggedEntry _entry;
    private LoggedEntries _entries;
    private LoggedFew _few;
    private short _x;
    private fixed byte _name[4];
}

[GcObject]
internal partial struct LoggedMap
{
    private LoggedPlace _place;
    private LoggedEntry _first;
    private LoggedEntries _some;
    private LoggedFew _few;
    public int Id;
    [GcLength] private nint _count;
    [GcTrailing] private LoggedEntry _items;
}

// In front of the others, so that the kind of the type with the parts is not 0.
[GcObject]
internal partial struct LoggedIndex
{
    [GcEdge<LoggedMap>] private GcRef _map;
}

[GcHeap(typeof(LoggedIndex), FieldLogging = true)]
internal sealed partial class LoggedMapHeap;

/// <summary>The same with 4-byte references.</summary>
[GcInline]
internal partial struct LoggedThin
{
    [GcEdge<LoggedBox>] private GcRef32 _to;
}

[GcObject]
internal partial struct LoggedBox
{
    private LoggedThin _thin;
    [GcLength] private int _count;
    [GcTrailing] private LoggedThin _items;
}

[GcHeap(typeof(LoggedBox), Aligned = true, FieldLogging = true)]
internal sealed partial class LoggedBoxHeap;
