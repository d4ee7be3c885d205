namespace CopySpaceGen;

/// <summary>A heap as any other, made by the generator, that is collected so that the code is compiled which collects.</summary>
[GcHeap(typeof(RehearsalNode), AtomicForwarding = true)]
internal sealed partial class RehearsalHeap;
