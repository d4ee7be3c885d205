namespace CopySpaceGen.Benchmarks.Workloads.IdleHeap;

/// <summary>What lives, and what little changes.</summary>
/// <param name="Records">The records that live.</param>
/// <param name="Changes">The changes: each replaces the body of a record, points it to another one, and drops a few bodies.</param>
internal sealed record IdleHeapParameters(int Records, int Changes)
{
    public const int DroppedPerChange = 8;

    private const int Neighbourhood = 1000;

    /// <summary>The record that a new one points to: one made not long before, as is usual; itself stands for none.</summary>
    public static int PeerOf(int index, ref SplitMix64 random) => index - random.Next(Math.Min(index, Neighbourhood) + 1);
}
