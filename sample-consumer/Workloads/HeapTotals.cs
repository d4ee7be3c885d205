namespace CopySpaceGen.Sample.Workloads;

/// <summary>What the heaps of a run held and what their collections took, all together.</summary>
internal sealed record HeapTotals
{
    /// <summary>The number of heaps.</summary>
    public required int Heaps { get; init; }

    public required long HeapSizeBytes { get; init; }

    /// <summary>The sum of the most that each heap had alive, at whatever time that was.</summary>
    public required long PeakLiveBytes { get; init; }

    public required long AllocatedBytes { get; init; }

    public required long Collections { get; init; }

    /// <summary>The time that all collections took. Those of several heaps run side by side, so it can be more than the run took.</summary>
    public required TimeSpan TotalPause { get; init; }

    /// <summary>The median time of a collection, in the heap where that is longest: the median of all is not above it.</summary>
    public required TimeSpan MedianPause { get; init; }

    /// <summary>The time that 95 % of the collections did not exceed, in any heap and so in all together.</summary>
    public required TimeSpan Percentile95Pause { get; init; }

    public required TimeSpan MaxPause { get; init; }

    public static HeapTotals Of(params IReadOnlyList<GcStatistics> heaps) => new()
    {
        Heaps = heaps.Count,
        HeapSizeBytes = heaps.Sum(heap => heap.HeapSizeBytes),
        PeakLiveBytes = heaps.Sum(heap => heap.PeakLiveBytes),
        AllocatedBytes = heaps.Sum(heap => heap.AllocatedBytes),
        Collections = heaps.Sum(heap => heap.Collections),
        TotalPause = TimeSpan.FromTicks(heaps.Sum(heap => heap.TotalPause.Ticks)),
        MedianPause = heaps.Max(heap => heap.MedianPause),
        Percentile95Pause = heaps.Max(heap => heap.Percentile95Pause),
        MaxPause = heaps.Max(heap => heap.MaxPause),
    };
}
