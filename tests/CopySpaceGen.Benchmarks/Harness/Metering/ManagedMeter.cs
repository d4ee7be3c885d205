namespace CopySpaceGen.Benchmarks.Harness.Metering;

/// <summary>Measures a program on the .NET heap.</summary>
/// <param name="countBytes">Whether to collect once more in the end, to know what lives.</param>
internal sealed class ManagedMeter(bool countBytes) : Meter, IDisposable
{
    private readonly PauseListener _pauses = new();
    private TimeSpan _stoppedAtStart;
    private int _collectionsAtStart;
    private long _bytesAtStart;

    public Measurement Measure(Func<ManagedMeter, ulong> program)
    {
        _bytesAtStart = GC.GetTotalMemory(forceFullCollection: true);
        _stoppedAtStart = GC.GetTotalPauseDuration();
        _collectionsAtStart = GC.CollectionCount(0);
        _pauses.Start();
        return Measure(() => program(this));
    }

    /// <summary>Ends the measurement.</summary>
    /// <param name="kept">All that lives.</param>
    /// <param name="liveObjects">The number of objects that live.</param>
    public void Finish(object kept, long liveObjects)
    {
        Stop();
        TimeSpan stopped = GC.GetTotalPauseDuration() - _stoppedAtStart;
        int collections = GC.CollectionCount(0) - _collectionsAtStart;
        Record(stopped, _pauses.Stop(), collections);
        if (countBytes)
        {
            GC.Collect();
            RecordBytes(GC.GetTotalMemory(forceFullCollection: false) - _bytesAtStart, liveObjects);
        }

        GC.KeepAlive(kept);
    }

    public void Dispose() => _pauses.Dispose();
}
