namespace CopySpaceGen;

// How the heap tells listeners of what is not part of a collection.
public abstract unsafe partial class GcHeap
{
    /// <summary>Who is told of the heap's events; any thread may add and remove listeners.</summary>
    public GcEvents Events { get; }

    /// <summary>Checks that the calling thread is not in a listener of this heap.</summary>
    internal void CheckNotInEvent() => EventContext.Check(this);

    /// <summary>Tells of a mutator that has attached. If a listener fails, it is detached again.</summary>
    internal void TellAttached(GcMutator mutator)
    {
        EventRound events = Events.Begin();
        events.MutatorAttached(mutator);
        if (events.HasFailed)
        {
            mutator.Detach();
            events.MutatorDetached(mutator);
        }

        events.End();
    }

    internal void TellDetached(GcMutator mutator)
    {
        EventRound events = Events.Begin();
        events.MutatorDetached(mutator);
        events.End();
    }

    // If a listener fails, the program never gets the heap.
    private void TellCreated()
    {
        EventRound events = Events.Begin();
        events.HeapCreated();
        if (events.HasFailed)
        {
            Free();
            GC.SuppressFinalize(this);
            events.HeapDisposed();
        }

        events.End();
    }

    private void TellResized()
    {
        EventRound events = Events.Begin();
        events.HeapResized(_space.Size);
        events.End();
    }

    private GcOutOfMemoryException TellOutOfMemory(GcMutator mutator, GcOutOfMemoryException exception)
    {
        EventRound events = Events.Begin();
        if (events.HasListeners)
        {
            // So that an allocation by a listener takes the slow path, where it is noticed.
            mutator.FinishAllocator(_space);
        }

        events.OutOfMemory(exception);
        events.End(exception);
        return exception;
    }
}
