namespace CopySpaceGen.Sample.Workloads.Breathe;

[GcHeap(typeof(Cell), AtomicForwarding = true)]
internal sealed partial class BreatheHeap;
