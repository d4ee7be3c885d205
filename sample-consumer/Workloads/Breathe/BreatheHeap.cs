namespace CopySpaceGen.Sample.Workloads.Breathe;

[GcHeap(typeof(Cell))]
internal sealed partial class BreatheHeap;
