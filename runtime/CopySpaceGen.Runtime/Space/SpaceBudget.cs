namespace CopySpaceGen;

/// <summary>
/// How many blocks an evacuation can need, and so how many of a heap's blocks mutators may fill.
/// </summary>
/// <remarks>
/// <para>An evacuation copies L bytes of objects, each of M bytes at most, into regions of R bytes, by W workers that each fill a region of their
/// own. A worker leaves a region only when the next object does not fit, so with a free tail of at most M - 8 bytes: all regions it takes but
/// the last hold R - M + 8 bytes or more. Hence they take at most floor(L / (R - M + 8)) + W regions together, whatever the order of the
/// objects and whoever copies them.</para>
/// <para>Mutators fill at most B blocks, so L is at most B * R. This holds at every collection: between two collections, L grows only
/// while a mutator holds one of those B blocks; an evacuation that ends with more than B blocks in use hands none of them back to
/// mutators (<see cref="CopySpace.FinishCollection"/>), so L does not grow until a collection brings the number down again. A heap of
/// N blocks therefore never fails to evacuate if floor(B * R / (R - M + 8)) + W is at most N. Objects of 32 bytes cost one block in
/// 2,600 for this; objects of 8 KiB, the largest, cost one in eight. The original keeps 16 spare blocks for any heap, and aborts
/// the process when they do not suffice.</para>
/// <para>Each worker costs a block. A heap of few blocks has fewer workers than its options allow: one for each <see cref="BlocksPerWorker"/>, so
/// that they cost a sixteenth of the heap at most. As the heap gives or gets a block, the workers change by one at most, so what fitted
/// before fits then.</para>
/// </remarks>
internal readonly struct SpaceBudget
{
    /// <summary>The blocks of a heap for each thread that may evacuate it: 2 MiB.</summary>
    internal const int BlocksPerWorker = 16;

    private readonly int _leastBytesInLeftRegion;

    internal SpaceBudget(int totalBlocks, int maxObjectSize, int maxWorkers = 1)
    {
        TotalBlocks = totalBlocks;
        Workers = Math.Clamp(totalBlocks / BlocksPerWorker, 1, maxWorkers);
        _leastBytesInLeftRegion = Slab.RegionSize - maxObjectSize + 8;

        // The largest B that satisfies the inequality above.
        MutatorBlocks = (int)((((long)(totalBlocks - Workers + 1) * _leastBytesInLeftRegion) - 1) / Slab.RegionSize);
    }

    /// <summary>The blocks of the heap (N).</summary>
    internal int TotalBlocks { get; }

    /// <summary>The most workers of an evacuation (W).</summary>
    internal int Workers { get; }

    /// <summary>The blocks that mutators may fill (B).</summary>
    internal int MutatorBlocks { get; }

    /// <summary>The blocks that an evacuation may take when mutators have filled so many.</summary>
    internal int EvacuationBlocks(int mutatorBlocks) => (int)((long)mutatorBlocks * Slab.RegionSize / _leastBytesInLeftRegion) + Workers;
}
