namespace CopySpaceGen.Sample.Workloads.Quads;

/// <summary>A heap of <see cref="Quad"/>s.</summary>
[GcHeap(typeof(Quad), AtomicForwarding = true)]
internal sealed partial class QuadHeap;
