namespace CopySpaceGen.Sample.Workloads.Server;

/// <summary>A heap of the tables of an index, with their entries and texts, and of the answers to requests.</summary>
[GcHeap(typeof(EntryTable), AtomicForwarding = true)]
internal sealed partial class ServerHeap;
