namespace CopySpaceGen.Sample.Workloads.Quads;

/// <summary>A heap of <see cref="Quad32"/>s: references of 4 bytes need one that is aligned to its size.</summary>
[GcHeap(typeof(Quad32), Aligned = true, AtomicForwarding = true)]
internal sealed partial class Quad32Heap;
