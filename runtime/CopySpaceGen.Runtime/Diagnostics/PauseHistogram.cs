using System.Numerics;

namespace CopySpaceGen;

/// <summary>
/// The lengths of pauses in buckets of at most 1/16 of their lower bound, so that any number of them takes the same memory.
/// </summary>
internal sealed class PauseHistogram
{
    private const int SubBucketsLog2 = 4;
    private const int SubBuckets = 1 << SubBucketsLog2;

    private readonly long[] _counts;
    private long _totalTicks;
    private long _maxTicks;

    internal PauseHistogram()
        : this(new long[(64 - SubBucketsLog2) * SubBuckets])
    {
    }

    private PauseHistogram(long[] counts) => _counts = counts;

    internal long Count { get; private set; }

    internal TimeSpan Total => new(_totalTicks);

    internal TimeSpan Max => new(_maxTicks);

    internal void Record(TimeSpan pause)
    {
        long ticks = Math.Max(0, pause.Ticks);
        _counts[BucketOf(ticks)]++;
        _totalTicks += ticks;
        _maxTicks = Math.Max(_maxTicks, ticks);
        Count++;
    }

    /// <summary>The largest pause of the bucket in which the given share of pauses, in percent, is reached; zero without pauses.</summary>
    // Decimal, since 99.9 is not 99.9 in binary, and its rank would be the next.
    internal TimeSpan Percentile(double percent)
    {
        long rank = (long)Math.Ceiling(Count * (decimal)percent / 100);
        long seen = 0;
        for (int bucket = 0; bucket < _counts.Length; bucket++)
        {
            seen += _counts[bucket];
            if (seen >= rank && seen > 0)
            {
                return LongestOf(bucket);
            }
        }

        return TimeSpan.Zero;
    }

    // Without the buckets of longer pauses than there were, which are most of them.
    internal PauseHistogram Copy() => new(_counts[..(BucketOf(_maxTicks) + 1)]) { _totalTicks = _totalTicks, _maxTicks = _maxTicks, Count = Count };

    /// <summary>What has been recorded, without buckets that nothing is in.</summary>
    internal IReadOnlyList<GcPauseBucket> Buckets()
    {
        List<GcPauseBucket> buckets = [];
        for (int bucket = 0; bucket < _counts.Length; bucket++)
        {
            if (_counts[bucket] > 0)
            {
                buckets.Add(new GcPauseBucket(new TimeSpan(FirstTicksOf(bucket)), LongestOf(bucket), _counts[bucket]));
            }
        }

        return buckets;
    }

    private TimeSpan LongestOf(int bucket) => new(Math.Min(_maxTicks, FirstTicksOf(bucket + 1) - 1));

    // Below SubBuckets each value has its own bucket; above, the top bits after the leading one choose it.
    private static int BucketOf(long ticks)
    {
        int shift = Math.Max(0, BitOperations.Log2((ulong)ticks | 1) - SubBucketsLog2);
        return (shift * SubBuckets) + (int)(ticks >> shift);
    }

    private static long FirstTicksOf(int bucket)
    {
        int shift = Math.Max(0, (bucket / SubBuckets) - 1);
        return (long)(bucket - (shift * SubBuckets)) << shift;
    }
}
