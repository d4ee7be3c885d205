namespace CopySpaceGen;

/// <summary>What a heap tells of itself: keeps account of its collections, and adds what its spaces count.</summary>
/// <remarks>
/// Threading: the thread that collects writes, twice a collection; any thread reads at any time. Both under the lock, and what the spaces hold is
/// read within it under theirs, so all figures are of one moment. Within a collection they would be of no use, since objects are counted twice or not at
/// all; those of the moment before it stand for them until it ends. Allocation takes no part: what it has used of a block is counted when the
/// block is handed back.
/// </remarks>
internal sealed class HeapBooks(CopySpace space, LargeObjectSpace? large)
{
    private const int Causes = (int)GcCollectionCause.Stress + 1;

    private readonly Lock _lock = new();
    private readonly PauseHistogram _pauses = new();
    private readonly long[] _collections = new long[Causes];
    private (LargeObjectCounts Large, SpaceCounts Space) _beforeCollection;
    private bool _isCollecting;
    private long _peakLiveBytes;
    private TimeSpan _totalTimeToStop;
    private TimeSpan _maxTimeToStop;

    // Bytes of small objects that were allocated before the last flip, less those that it copied, which the space counts again.
    private long _allocatedBefore;

    /// <summary>The bytes of the objects that the last collection found alive, large ones in whole pages; for the thread that collects.</summary>
    internal long LiveBytes { get; private set; }

    /// <summary>To be called when all allocators have handed back their blocks, before the flip.</summary>
    /// <returns>The bytes of all objects allocated so far.</returns>
    internal long BeginCollection()
    {
        lock (_lock)
        {
            _beforeCollection = Count();
            _isCollecting = true;
            return AllocatedBytes(_beforeCollection);
        }
    }

    /// <summary>To be called when all is done, before the next allocation.</summary>
    internal void EndCollection(GcCollectionCause cause, TimeSpan pause, TimeSpan timeToStop)
    {
        lock (_lock)
        {
            (LargeObjectCounts large, SpaceCounts space) = Count();
            _allocatedBefore += _beforeCollection.Space.ObjectBytes - space.ObjectBytes;
            LiveBytes = space.ObjectBytes + large.ObjectBytes;
            _peakLiveBytes = Math.Max(_peakLiveBytes, LiveBytes);
            _collections[(int)cause]++;
            _pauses.Record(pause);
            _totalTimeToStop += timeToStop;
            _maxTimeToStop = timeToStop > _maxTimeToStop ? timeToStop : _maxTimeToStop;
            _isCollecting = false;
        }
    }

    /// <summary>The figures of this moment, or if a collection runs, of the moment before it.</summary>
    /// <param name="unreportedBytes">What the calling thread has allocated in the block that it holds.</param>
    internal GcStatistics Read(int unreportedBytes)
    {
        lock (_lock)
        {
            (LargeObjectCounts large, SpaceCounts space) = _isCollecting ? _beforeCollection : Count();
            return new GcStatistics(_pauses.Copy(), (long[])_collections.Clone())
            {
                HeapSizeBytes = space.SizeBytes,
                ReservedBytes = space.ReservedBytes + large.ReservedBytes,
                CommittedBytes = space.CommittedBytes + large.CommittedBytes,
                ResidentBytes = space.ResidentBytes + large.CommittedBytes,
                AllocatedBytes = AllocatedBytes((large, space)) + unreportedBytes,
                LiveBytes = LiveBytes,
                PeakLiveBytes = _peakLiveBytes,
                FragmentationBytes = space.FragmentationBytes,
                LargeObjects = large.Objects,
                LargeObjectBytes = large.ObjectBytes,
                EmptyBlocks = space.EmptyBlocks,
                PartlyFullBlocks = space.PartlyFullBlocks,
                FullBlocks = space.FullBlocks,
                HeldBlocks = space.HeldBlocks,
                PagedOutBlocks = space.PagedOutBlocks,
                TotalTimeToStop = _totalTimeToStop,
                MaxTimeToStop = _maxTimeToStop,
            };
        }
    }

    private long AllocatedBytes((LargeObjectCounts Large, SpaceCounts Space) counts) => _allocatedBefore + counts.Space.ObjectBytes + counts.Large.TotalAllocatedBytes;

    private (LargeObjectCounts Large, SpaceCounts Space) Count() => large?.Count() ?? (default, space.Count());
}
