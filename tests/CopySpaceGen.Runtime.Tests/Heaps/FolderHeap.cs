namespace CopySpaceGen.Tests.Heaps;

/// <summary>Objects that a checkpoint tells apart by a number. A folder of many items is a large object.</summary>
[GcObject]
internal partial struct Folder
{
    public long Id;
    [GcEdge<Folder>] private GcRef _parent;
    [GcLength] private int _count;
    [GcTrailing, GcEdge] private GcRef _items;
}

[GcObject]
internal partial struct Note
{
    public long Id;
    [GcEdge<Folder>] private GcRef _about;
}

[GcHeap(typeof(Folder), typeof(Note), FieldLogging = true)]
internal sealed partial class FolderHeap;
