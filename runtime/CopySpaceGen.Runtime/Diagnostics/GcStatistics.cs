namespace CopySpaceGen;

/// <summary>A snapshot of what a heap holds and of what its collections took, from <see cref="GcHeap.GetStatistics"/>.</summary>
public sealed class GcStatistics
{
    internal GcStatistics()
    {
    }

    /// <summary>The size of the heap in bytes, live objects and copy reserve together; of a growable heap, at the moment.</summary>
    public long HeapSizeBytes { get; internal init; }

    /// <summary>The bytes of blocks and of pages for large objects that have memory of the system behind them.</summary>
    public long CommittedBytes { get; internal init; }

    /// <summary>
    /// The bytes of <see cref="CommittedBytes"/> that have been written since the system gave them: what the heap has of the memory of the machine.
    /// </summary>
    public long ResidentBytes { get; internal init; }

    /// <summary>The number of large objects, dead ones included that no collection has found yet.</summary>
    public long LargeObjects { get; internal init; }

    /// <summary>The bytes of the pages that <see cref="LargeObjects"/> take.</summary>
    public long LargeObjectBytes { get; internal init; }

    /// <summary>The bytes of the objects that the last collection found alive, large ones in whole pages; 0 before the first.</summary>
    public long LiveBytes { get; internal init; }

    /// <summary>The largest <see cref="LiveBytes"/> so far.</summary>
    public long PeakLiveBytes { get; internal init; }

    /// <summary>The bytes of all objects allocated so far, those in the block that a mutator is filling not yet included.</summary>
    public long AllocatedBytes { get; internal init; }

    /// <summary>The number of collections.</summary>
    public long Collections { get; internal init; }

    /// <summary>The time that all collections took.</summary>
    public TimeSpan TotalPause { get; internal init; }

    /// <summary>The median time of a collection, to within 7 %.</summary>
    public TimeSpan MedianPause { get; internal init; }

    /// <summary>The time that 95 % of the collections did not exceed, to within 7 %.</summary>
    public TimeSpan Percentile95Pause { get; internal init; }

    /// <summary>The time of the longest collection.</summary>
    public TimeSpan MaxPause { get; internal init; }
}
