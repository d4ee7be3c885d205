namespace CopySpaceGen.Benchmarks.Workloads.IdleHeap;

/// <summary>What lives, and what little changes.</summary>
/// <param name="Records">The records that live.</param>
/// <param name="Changes">The changes: each replaces the body of a record, points it to another one, and drops a few bodies.</param>
internal sealed record IdleHeapParameters(int Records, int Changes)
{
    public const int DroppedPerChange = 8;
}
