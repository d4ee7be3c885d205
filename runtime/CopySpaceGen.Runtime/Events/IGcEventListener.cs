namespace CopySpaceGen;

/// <summary>
/// Is told what happens to a heap (<c>gc_event_listener</c>): implement the events of interest. Set it by <see cref="GcHeapOptions.EventListener"/>, or
/// add it to <see cref="GcHeap.Events"/>.
/// </summary>
/// <remarks>
/// <para>Threading: events come on the thread that causes them, those of a collection on the thread that collects, while the heap's mutators stand
/// still: what a listener takes is part of the pause. Those of one collection come in the order of the members below, to the listeners that there
/// were when it began. A listener of several heaps, or of one that several threads attach to, is called by several threads.</para>
/// <para>A listener may call <see cref="GcHeap.GetStatistics"/> and <see cref="GcHeap.RequestCollection"/>, and add and remove listeners. All else that
/// concerns the heap (allocate, collect, attach, detach, make a <c>Persistent</c>, verify, dispose) throws an <see cref="InvalidOperationException"/>; and
/// objects of the heap must not be read or written, which is not noticed.</para>
/// <para>What a listener throws ends nothing: the other listeners are told, and what has begun is brought to its end. Then an
/// <see cref="AggregateException"/> with all that was thrown comes from the call that raised the events: the allocation, which has then allocated
/// nothing, <c>Collect</c>, <c>Attach</c>, which has then detached again, the constructor of
/// the heap, which has then given it back, or <c>Dispose</c>. The heap stays usable.</para>
/// <para>The event <c>roots_traced</c> of the original has no counterpart: what a root reaches is copied before the next root is looked at.</para>
/// </remarks>
public interface IGcEventListener
{
    /// <summary>A heap has been made (<c>init</c>). Only the listener of its options can hear of it.</summary>
    /// <param name="heap">The heap, before the constructor has returned it.</param>
    void HeapCreated(GcHeap heap)
    {
    }

    /// <summary>A heap has been disposed of: its memory has gone back to the system. A heap that is finalized instead raises nothing.</summary>
    /// <param name="heap">The heap.</param>
    void HeapDisposed(GcHeap heap)
    {
    }

    /// <summary>The calling thread has attached to a heap (<c>mutator_added</c>).</summary>
    /// <param name="mutator">Its mutator, before <c>Attach</c> has returned it.</param>
    void MutatorAttached(GcMutator mutator)
    {
    }

    /// <summary>The calling thread has detached from a heap (<c>mutator_removed</c>).</summary>
    /// <param name="mutator">Its mutator, which is of no use any more.</param>
    void MutatorDetached(GcMutator mutator)
    {
    }

    /// <summary>
    /// A thread has ended without disposing of its mutator, which has been found out by the calling thread: it collects, verifies or disposes of the heap. The
    /// mutator is detached, and its handles keep nothing alive any more. Within a collection, this comes when the other threads have stopped.
    /// </summary>
    /// <param name="mutator">The mutator of the thread that has ended, which is of no use any more.</param>
    void MutatorLost(GcMutator mutator)
    {
    }

    /// <summary>The calling thread causes a collection, and will run it (<c>mutator_cause_gc</c>).</summary>
    /// <param name="mutator">The mutator of the thread.</param>
    /// <param name="cause">Why.</param>
    void CollectionCaused(GcMutator mutator, GcCollectionCause cause)
    {
    }

    /// <summary>The mutators of a heap are asked to stop (<c>requesting_stop</c>).</summary>
    /// <param name="heap">The heap.</param>
    void StopRequested(GcHeap heap)
    {
    }

    /// <summary>The mutators of a heap have stopped, and their blocks have been handed back (<c>mutators_stopped</c>).</summary>
    /// <param name="heap">The heap.</param>
    void MutatorsStopped(GcHeap heap)
    {
    }

    /// <summary>The tracing of a heap begins (<c>prepare_gc</c>).</summary>
    /// <param name="heap">The heap. Until the collection has finished, its statistics are those of this moment.</param>
    /// <param name="allocatedBytes">The bytes of all objects allocated so far.</param>
    void CollectionPrepared(GcHeap heap, long allocatedBytes)
    {
    }

    /// <summary>All that the roots reach has been copied or, if it is large, marked (<c>heap_traced</c>).</summary>
    /// <param name="heap">The heap.</param>
    void HeapTraced(GcHeap heap)
    {
    }

    /// <summary>Weak handles refer to the copies of what lives, and to nothing else (<c>ephemerons_traced</c>).</summary>
    /// <param name="heap">The heap.</param>
    void WeakUpdated(GcHeap heap)
    {
    }

    /// <summary>A collection has found out how much lives (<c>live_data_size</c>).</summary>
    /// <param name="heap">The heap.</param>
    /// <param name="bytes">The bytes of the objects that live, large ones in whole pages.</param>
    void LiveDataSize(GcHeap heap, long bytes)
    {
    }

    /// <summary>
    /// The size of a growable heap has changed (<c>heap_resized</c>): by a collection, or by an allocation for which a collection has not made enough room.
    /// </summary>
    /// <param name="heap">The heap.</param>
    /// <param name="bytes">Its size in bytes from now on, live objects and copy reserve together.</param>
    void HeapResized(GcHeap heap, long bytes)
    {
    }

    /// <summary>The mutators of a heap are about to go on (<c>restarting_mutators</c>).</summary>
    /// <param name="heap">The heap.</param>
    void MutatorsRestarting(GcHeap heap)
    {
    }

    /// <summary>A collection has finished, and the statistics of the heap include it (<c>restarted</c>).</summary>
    /// <param name="heap">The heap.</param>
    /// <param name="cause">Why it was collected.</param>
    /// <param name="pause">The time for which the program stood still, listeners included.</param>
    void CollectionFinished(GcHeap heap, GcCollectionCause cause, TimeSpan pause)
    {
    }

    /// <summary>
    /// An allocation has found no room, and is about to throw. The heap is usable: for one that is lost, because the system had no memory for a
    /// collection, there is no event.
    /// </summary>
    /// <param name="heap">The heap.</param>
    /// <param name="exception">What it throws.</param>
    void OutOfMemory(GcHeap heap, GcOutOfMemoryException exception)
    {
    }
}
