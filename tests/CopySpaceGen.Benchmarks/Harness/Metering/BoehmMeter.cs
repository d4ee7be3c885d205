using CopySpaceGen.Benchmarks.Boehm;

namespace CopySpaceGen.Benchmarks.Harness.Metering;

/// <summary>Measures a program on the heap of libgc.</summary>
/// <param name="limit">The most that the heap may grow to, in bytes; 0 for no limit.</param>
/// <param name="countBytes">Whether to collect once more in the end, to know what lives.</param>
internal sealed unsafe class BoehmMeter(long limit, bool countBytes) : Meter
{
    private TimeSpan _managedAtStart;
    private nuint _collectionsAtStart;

    public Measurement Measure(Func<BoehmMeter, ulong> program)
    {
        BoehmHeap.Initialize(limit);
        _managedAtStart = GC.GetTotalPauseDuration();
        _collectionsAtStart = LibGc.CountCollections();
        BoehmPauses.Start();
        return Measure(() => program(this));
    }

    /// <summary>Ends the measurement.</summary>
    /// <param name="kept">What refers to all that lives.</param>
    /// <param name="liveObjects">The number of objects that live.</param>
    public void Finish(void* kept, long liveObjects)
    {
        Stop();
        BoehmPauses.Stop();

        // Next to nothing is on the .NET heap, but what it stops the program for counts.
        TimeSpan managed = GC.GetTotalPauseDuration() - _managedAtStart;
        Record(BoehmPauses.Total + managed, BoehmPauses.Longest, (long)(LibGc.CountCollections() - _collectionsAtStart));
        if (countBytes)
        {
            BoehmHeap.KeepForever(kept);
            LibGc.Collect();

            // Blocks with holes count in full: objects never move, so nothing of another size gets into them.
            RecordBytes((long)(LibGc.GetHeapSize() - LibGc.GetFreeBytes()), liveObjects);
        }
    }
}
