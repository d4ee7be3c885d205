namespace CopySpaceGen;

/// <summary>Who is told of the events of a heap, from <see cref="GcHeap.Events"/>. Any thread, at any time.</summary>
/// <remarks>Without a listener, an event costs a test for null, and an allocation nothing.</remarks>
public sealed class GcEvents
{
    private readonly GcHeap _heap;

    // Replaced as a whole, never changed, and null if empty: who reads it has the listeners of some moment. Only a compare-exchange writes it, which
    // orders what the listener was made of before it, also on Arm64.
    private IGcEventListener[]? _listeners;

    internal GcEvents(GcHeap heap, IGcEventListener? first)
    {
        _heap = heap;
        _listeners = first is null ? null : [first];
    }

    /// <summary>Adds a listener. One that is added twice is told twice. It hears of a collection that is under way from the next on.</summary>
    /// <param name="listener">The listener. The heap keeps it alive.</param>
    public void Add(IGcEventListener listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        IGcEventListener[]? before;
        do
        {
            before = Volatile.Read(ref _listeners);
        }
        while (Interlocked.CompareExchange(ref _listeners, [.. before ?? [], listener], before) != before);
    }

    /// <summary>Removes a listener, once if it was added several times. It may still be told of what is under way on other threads.</summary>
    /// <param name="listener">The listener.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(IGcEventListener listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        IGcEventListener[]? before;
        IGcEventListener[] after;
        do
        {
            before = Volatile.Read(ref _listeners);
            int index = Array.FindLastIndex(before ?? [], one => ReferenceEquals(one, listener));
            if (index < 0)
            {
                return false;
            }

            after = [.. before![..index], .. before[(index + 1)..]];
        }
        while (Interlocked.CompareExchange(ref _listeners, after.Length == 0 ? null : after, before) != before);
        return true;
    }

    /// <summary>Begins the events of an operation.</summary>
    internal EventRound Begin() => Volatile.Read(ref _listeners) is { } listeners ? new EventRound(_heap, listeners) : default;
}
