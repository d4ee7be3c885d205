namespace CopySpaceGen.Benchmarks.Harness.Metering;

/// <summary>Measures a program on heaps of ours.</summary>
/// <param name="limit">The size of the heap, or of all heaps together, in bytes.</param>
/// <param name="countBytes">Whether to collect once more in the end, to know what lives.</param>
internal sealed class HeapMeter(long limit, bool countBytes) : Meter
{
    private TimeSpan _stopped;
    private TimeSpan _longestPause;
    private long _collections;

    public GcHeapOptions HeapOptions { get; } = new() { HeapSize = limit };

    public Measurement Measure(Func<HeapMeter, ulong> program)
    {
        TimeSpan managedAtStart = GC.GetTotalPauseDuration();
        return Measure(() =>
        {
            ulong checksum = program(this);

            // Next to nothing is on the .NET heap, but what it stops the program for counts.
            Record(_stopped + GC.GetTotalPauseDuration() - managedAtStart, _longestPause, _collections);
            return checksum;
        });
    }

    /// <summary>Ends the measurement of a program with one heap.</summary>
    public void Finish(GcMutator m, long liveObjects)
    {
        Stop();
        Add(m.Heap.GetStatistics());
        if (countBytes)
        {
            m.Collect();
            RecordBytes(m.Heap.GetStatistics().LiveBytes, liveObjects);
        }
    }

    /// <summary>Ends the measurement of a program with several heaps, those disposed of added before.</summary>
    public void Finish(IReadOnlyList<GcMutator> mutators, long liveObjects)
    {
        Stop();
        foreach (GcMutator m in mutators)
        {
            Add(m.Heap.GetStatistics());
        }

        if (countBytes)
        {
            foreach (GcMutator m in mutators)
            {
                m.Collect();
            }

            RecordBytes(mutators.Sum(m => m.Heap.GetStatistics().LiveBytes), liveObjects);
        }
    }

    /// <summary>Counts the collections of a heap that is about to be disposed of.</summary>
    public void Add(GcStatistics statistics)
    {
        _stopped += statistics.TotalPause;
        _longestPause = statistics.MaxPause > _longestPause ? statistics.MaxPause : _longestPause;
        _collections += statistics.Collections;
    }
}
