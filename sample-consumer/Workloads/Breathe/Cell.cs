namespace CopySpaceGen.Sample.Workloads.Breathe;

/// <summary>Some data of a load, in a list.</summary>
[GcObject]
internal partial struct Cell
{
    [GcEdge<Cell>] private GcRef _next;
    [GcLength] private readonly int _length;
    [GcTrailing] private byte _data;
}
