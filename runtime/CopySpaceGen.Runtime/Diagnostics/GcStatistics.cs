namespace CopySpaceGen;

/// <summary>A snapshot of what a heap holds and of what its collections took, from <see cref="GcHeap.GetStatistics"/>.</summary>
/// <remarks>
/// All figures are of one moment. While a collection runs they are those of the moment before it. The heap counts bytes and blocks as
/// it takes them, so that a snapshot takes no walk; objects are not counted, which would cost each allocation (<see cref="GcHeap.Verify"/> counts
/// those that live).
/// </remarks>
public sealed class GcStatistics
{
    private readonly PauseHistogram _pauses;
    private readonly long[] _collections;

    internal GcStatistics(PauseHistogram pauses, long[] collections)
    {
        _pauses = pauses;
        _collections = collections;
    }

    /// <summary>The size of the heap in bytes, live objects and copy reserve together; of a growable heap, at the moment.</summary>
    public long HeapSizeBytes { get; internal init; }

    /// <summary>The bytes of address space that the heap has reserved. They cost no memory.</summary>
    public long ReservedBytes { get; internal init; }

    /// <summary>The bytes of blocks and of pages for large objects that have memory of the system behind them.</summary>
    public long CommittedBytes { get; internal init; }

    /// <summary>
    /// The bytes of <see cref="CommittedBytes"/> that have been written since the system gave them: what the heap has of the memory of the machine.
    /// </summary>
    /// <remarks>
    /// Counted in regions of 64 KiB from when one is first allocated in until it is given back, and large objects in whole pages. So it is what the heap
    /// can have; the system may have moved some of it to its swap space, or not given the pages yet that nothing has been written to. Headers of blocks,
    /// 128 bytes for each block of 128 KiB, the tables of a heap that logs its edges, root slots and the stack of a collection are not included.
    /// </remarks>
    public long ResidentBytes { get; internal init; }

    /// <summary>
    /// The bytes of all objects allocated so far, large ones in whole pages. Those in the block that a mutator is filling are not
    /// included yet, at most 64 KiB for each mutator, except those of the calling thread if it is not parked.
    /// </summary>
    public long AllocatedBytes { get; internal init; }

    /// <summary>The bytes of the objects that the last collection found alive, large ones in whole pages; 0 before the first.</summary>
    public long LiveBytes { get; internal init; }

    /// <summary>The largest <see cref="LiveBytes"/> so far.</summary>
    public long PeakLiveBytes { get; internal init; }

    /// <summary>
    /// The bytes at the ends of full blocks that were too few for the next object, since the last collection: no object gets them before the next.
    /// </summary>
    public long FragmentationBytes { get; internal init; }

    /// <summary>The number of large objects, dead ones included that no collection has found yet.</summary>
    public long LargeObjects { get; internal init; }

    /// <summary>The bytes of the pages that <see cref="LargeObjects"/> take.</summary>
    public long LargeObjectBytes { get; internal init; }

    /// <summary>
    /// The number of blocks of 128 KiB with memory of the system behind them and no objects in them. <see cref="CommittedBytes"/> is that of these, the partly
    /// full, the full and the held blocks, and of pages for large objects.
    /// </summary>
    public int EmptyBlocks { get; internal init; }

    /// <summary>The number of blocks with objects and room for more, which no mutator is filling.</summary>
    public int PartlyFullBlocks { get; internal init; }

    /// <summary>The number of blocks that take no more objects before the next collection.</summary>
    public int FullBlocks { get; internal init; }

    /// <summary>The number of blocks that mutators are filling.</summary>
    public int HeldBlocks { get; internal init; }

    /// <summary>The number of empty blocks whose memory has been given back to the system.</summary>
    public int PagedOutBlocks { get; internal init; }

    /// <summary>The number of collections.</summary>
    public long Collections => _pauses.Count;

    /// <summary>The time that all collections took, in which the program stood still.</summary>
    public TimeSpan TotalPause => _pauses.Total;

    /// <summary>The median time of a collection, to within 7 %.</summary>
    public TimeSpan MedianPause => PausePercentile(50);

    /// <summary>The time that 95 % of the collections did not exceed, to within 7 %.</summary>
    public TimeSpan Percentile95Pause => PausePercentile(95);

    /// <summary>The time of the longest collection.</summary>
    public TimeSpan MaxPause => _pauses.Max;

    /// <summary>
    /// The time of <see cref="TotalPause"/> in which the threads that asked for the collections waited until all others had stopped: those that came
    /// first stood still meanwhile.
    /// </summary>
    public TimeSpan TotalTimeToStop { get; internal init; }

    /// <summary>The longest time that a collection waited until all threads had stopped.</summary>
    public TimeSpan MaxTimeToStop { get; internal init; }

    /// <summary>The collections by their length, in ascending order; lengths that no collection had are left out.</summary>
    /// <remarks>The lengths in a bucket differ by 1/16 at most. The counts add up to <see cref="Collections"/>.</remarks>
    public IReadOnlyList<GcPauseBucket> PauseBuckets => _pauses.Buckets();

    /// <summary>The time that a share of the collections did not exceed, to within 7 %; zero before the first collection.</summary>
    /// <param name="percent">The share in percent, from 0 to 100: 99.9 for all but one in a thousand.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 100.</exception>
    public TimeSpan PausePercentile(double percent)
    {
        if (!(percent is >= 0 and <= 100))
        {
            throw new ArgumentOutOfRangeException(nameof(percent), percent, "A percentile must be from 0 to 100.");
        }

        return _pauses.Percentile(percent);
    }

    /// <summary>The number of collections that had a cause; those of all causes add up to <see cref="Collections"/>.</summary>
    /// <param name="cause">The cause.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cause.</exception>
    public long CollectionsBy(GcCollectionCause cause) => (uint)cause < (uint)_collections.Length
        ? _collections[(int)cause]
        : throw new ArgumentOutOfRangeException(nameof(cause), cause, "There is no such cause of a collection.");
}
