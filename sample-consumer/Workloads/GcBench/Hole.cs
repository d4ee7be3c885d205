namespace CopySpaceGen.Sample.Workloads.GcBench;

/// <summary>Garbage of any size, which leaves a hole between the nodes.</summary>
[GcObject]
internal partial struct Hole
{
    [GcLength] private nint _length;
    [GcTrailing] private nint _words;
}
