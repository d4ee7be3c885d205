namespace CopySpaceGen;

/// <summary>
/// Tells a thread that it is in a listener, where most of the heap is out of bounds. A listener may use another heap, which may raise events in turn: so
/// contexts form a chain, a few links at most.
/// </summary>
/// <remarks>Threading: each thread has a chain of its own, so that others use the heap meanwhile.</remarks>
internal sealed class EventContext : IDisposable
{
    [ThreadStatic]
    private static EventContext? t_innermost;

    private readonly GcHeap _heap;
    private readonly EventContext? _outer;

    internal EventContext(GcHeap heap)
    {
        _heap = heap;
        _outer = t_innermost;
        t_innermost = this;
    }

    public void Dispose() => t_innermost = _outer;

    /// <summary>Whether the calling thread is in a listener that is told of an event of a heap.</summary>
    internal static bool IsOf(GcHeap heap)
    {
        EventContext? context = t_innermost;
        while (context is not null && context._heap != heap)
        {
            context = context._outer;
        }

        return context is not null;
    }

    /// <summary>Checks that the calling thread is not in a listener that is told of an event of a heap.</summary>
    /// <exception cref="InvalidOperationException">It is.</exception>
    internal static void Check(GcHeap heap)
    {
        if (IsOf(heap))
        {
            throw new InvalidOperationException(
                $"A listener of the events of this {heap.GetType().Name} has used the heap while it was told of an event. It may call GetStatistics and "
                + "RequestCollection, and add and remove listeners; do all else after the call that raised the event.");
        }
    }
}
