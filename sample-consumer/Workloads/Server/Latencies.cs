using System.Diagnostics;
using HdrHistogram;

namespace CopySpaceGen.Sample.Workloads.Server;

/// <summary>How long requests took, each to a thousandth of itself (G. Tene, HdrHistogram). Threading: one thread at a time.</summary>
internal sealed class Latencies
{
    private const int Digits = 3;
    private const int LongestSeconds = 3600;

    // Of ticks of the stopwatch.
    private readonly LongHistogram _histogram = new(1, LongestSeconds * Stopwatch.Frequency, Digits);

    public long Count => _histogram.TotalCount;

    public TimeSpan Max => Stopwatch.GetElapsedTime(0, _histogram.GetMaxValue());

    /// <summary>Adds a request.</summary>
    /// <param name="start">When it came, in ticks of the stopwatch.</param>
    /// <param name="end">When it had been answered.</param>
    public void Record(long start, long end) => _histogram.RecordValue(Math.Min(end - start, _histogram.HighestTrackableValue));

    public void Add(Latencies other) => _histogram.Add(other._histogram);

    /// <summary>The time that a share of the requests did not exceed.</summary>
    /// <param name="percent">The share in percent.</param>
    public TimeSpan Percentile(double percent) => Stopwatch.GetElapsedTime(0, _histogram.GetValueAtPercentile(percent));
}
