namespace CopySpaceGen.Sample.Workloads.GcBench;

/// <summary>Numbers in a row: a large object at the length that the benchmark wants.</summary>
[GcObject]
internal partial struct DoubleArray
{
    [GcLength] private nint _length;
    [GcTrailing] private double _values;
}
