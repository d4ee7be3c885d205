namespace CopySpaceGen;

/// <summary>Counts the allocations of a heap under stress and says which of them collect, and which requests for a block fail.</summary>
/// <remarks>Threading: any mutator, under the lock. With several of them, which allocation is the one is up to how they run.</remarks>
internal sealed class AllocationStress(GcStress stress)
{
    // As few as a heap under pressure still makes progress with.
    private const int BlocksBetweenCollections = 2;

    private readonly Lock _lock = new();
    private readonly Random _random = new(stress.Seed);
    private long _allocations;
    private long _blocks;
    private int _blockLimit = BlocksBetweenCollections;

    internal bool ShouldCollect()
    {
        lock (_lock)
        {
            _allocations++;
            return (stress.CollectEvery > 0 && _allocations % stress.CollectEvery == 0)
                || (stress.CollectRandomly > 0 && _random.NextDouble() < stress.CollectRandomly);
        }
    }

    /// <summary>Whether the request for a block that is made now is the one to fail.</summary>
    internal bool ShouldFailBlock()
    {
        lock (_lock)
        {
            return ++_blocks == stress.FailBlock;
        }
    }

    /// <summary>Whether the heap is to be collected before another block is taken.</summary>
    internal bool IsUnderPressure(int blocksInUse) => stress.MemoryPressure && blocksInUse >= Volatile.Read(ref _blockLimit);

    /// <summary>To be called while all mutators are stopped.</summary>
    internal void AfterCollection(int blocksInUse) => Volatile.Write(ref _blockLimit, blocksInUse + BlocksBetweenCollections);
}
