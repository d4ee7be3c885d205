namespace CopySpaceGen;

/// <summary>Counts the allocations of a heap under stress and says which of them collect, and which requests for a block fail.</summary>
internal sealed class AllocationStress(GcStress stress)
{
    // As few as a heap under pressure still makes progress with.
    private const int BlocksBetweenCollections = 2;

    private readonly Random _random = new(stress.Seed);
    private long _allocations;
    private long _blocks;
    private int _blockLimit = BlocksBetweenCollections;

    internal bool ShouldCollect()
    {
        _allocations++;
        return (stress.CollectEvery > 0 && _allocations % stress.CollectEvery == 0)
            || (stress.CollectRandomly > 0 && _random.NextDouble() < stress.CollectRandomly);
    }

    /// <summary>Whether the request for a block that is made now is the one to fail.</summary>
    internal bool ShouldFailBlock() => ++_blocks == stress.FailBlock;

    /// <summary>Whether the heap is to be collected before another block is taken.</summary>
    internal bool IsUnderPressure(int blocksInUse) => stress.MemoryPressure && blocksInUse >= _blockLimit;

    internal void AfterCollection(int blocksInUse) => _blockLimit = blocksInUse + BlocksBetweenCollections;
}
