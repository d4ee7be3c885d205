using System.Diagnostics.Tracing;

namespace CopySpaceGen.Benchmarks.Harness.Metering;

/// <summary>Finds the longest time that the runtime stopped all threads for a collection, which <see cref="GC"/> does not keep.</summary>
/// <remarks>Events come in through a thread of the runtime, in order, but some time after they happened.</remarks>
internal sealed class PauseListener : EventListener
{
    private const string RuntimeSource = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords Collections = (EventKeywords)1;
    private const int SuspensionBegin = 9;
    private const int RestartEnd = 3;

    // The reasons of a suspension that is for a collection: GC and GC preparation.
    private const uint ForCollection = 1;
    private const uint ForPreparation = 6;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _heardAll = new();
    private DateTime _start = DateTime.MaxValue;
    private DateTime _end = DateTime.MaxValue;
    private DateTime? _begin;
    private TimeSpan _longest;

    public void Start()
    {
        lock (_lock)
        {
            _start = DateTime.UtcNow;
        }
    }

    /// <summary>Waits until all that happened since the start has been heard of.</summary>
    /// <returns>The longest pause since then.</returns>
    public TimeSpan Stop()
    {
        lock (_lock)
        {
            _end = DateTime.UtcNow;
        }

        // One more collection, the cheapest: when it is heard of, so is all that was before.
        GC.Collect(0);
        _heardAll.Wait(s_patience);
        lock (_lock)
        {
            return _longest;
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _heardAll.Dispose();
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == RuntimeSource)
        {
            EnableEvents(eventSource, EventLevel.Informational, Collections);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventId is not (SuspensionBegin or RestartEnd))
        {
            return;
        }

        lock (_lock)
        {
            if (eventData.TimeStamp > _end)
            {
                _heardAll.Set();
            }
            else if (eventData.EventId == SuspensionBegin)
            {
                bool counts = eventData.TimeStamp >= _start && eventData.Payload?[0] is (ForCollection or ForPreparation);
                _begin = counts ? eventData.TimeStamp : null;
            }
            else if (_begin is { } begin)
            {
                TimeSpan pause = eventData.TimeStamp - begin;
                _longest = pause > _longest ? pause : _longest;
                _begin = null;
            }
        }
    }
}
