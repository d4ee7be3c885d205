namespace CopySpaceGen.Sample.Workloads.GcBench;

/// <summary>A heap of trees, of one large array, and of garbage between them.</summary>
[GcHeap(typeof(Node), typeof(DoubleArray), typeof(Hole), AtomicForwarding = true)]
internal sealed partial class GcBenchHeap;
