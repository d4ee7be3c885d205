using System.Runtime.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// The events of one operation, a collection for instance, which go to the listeners that there are at its beginning. What listeners throw is kept until
/// the operation is complete. Without a listener it does nothing.
/// </summary>
internal ref struct EventRound
{
    private readonly GcHeap _heap;
    private readonly IGcEventListener[]? _listeners;
    private List<Exception>? _failures;

    internal EventRound(GcHeap heap, IGcEventListener[] listeners)
    {
        _heap = heap;
        _listeners = listeners;
    }

    /// <summary>Whether anybody listens.</summary>
    internal readonly bool HasListeners => _listeners is not null;

    /// <summary>Whether a listener has thrown.</summary>
    internal readonly bool HasFailed => _failures is not null;

    internal void HeapCreated() => Raise(static (listener, heap) => listener.HeapCreated(heap), _heap);

    internal void HeapDisposed() => Raise(static (listener, heap) => listener.HeapDisposed(heap), _heap);

    internal void MutatorAttached(GcMutator mutator) => Raise(static (listener, mutator) => listener.MutatorAttached(mutator), mutator);

    internal void MutatorDetached(GcMutator mutator) => Raise(static (listener, mutator) => listener.MutatorDetached(mutator), mutator);

    internal void MutatorLost(GcMutator mutator) => Raise(static (listener, mutator) => listener.MutatorLost(mutator), mutator);

    internal void CollectionCaused(GcMutator mutator, GcCollectionCause cause) =>
        Raise(static (listener, to) => listener.CollectionCaused(to.mutator, to.cause), (mutator, cause));

    internal void StopRequested() => Raise(static (listener, heap) => listener.StopRequested(heap), _heap);

    internal void MutatorsStopped() => Raise(static (listener, heap) => listener.MutatorsStopped(heap), _heap);

    internal void CollectionPrepared(long allocatedBytes) =>
        Raise(static (listener, to) => listener.CollectionPrepared(to._heap, to.allocatedBytes), (_heap, allocatedBytes));

    internal void HeapTraced() => Raise(static (listener, heap) => listener.HeapTraced(heap), _heap);

    internal void WeakUpdated() => Raise(static (listener, heap) => listener.WeakUpdated(heap), _heap);

    internal void LiveDataSize(long bytes) => Raise(static (listener, to) => listener.LiveDataSize(to._heap, to.bytes), (_heap, bytes));

    internal void HeapResized(long bytes) => Raise(static (listener, to) => listener.HeapResized(to._heap, to.bytes), (_heap, bytes));

    internal void MutatorsRestarting() => Raise(static (listener, heap) => listener.MutatorsRestarting(heap), _heap);

    internal void CollectionFinished(GcCollectionCause cause, TimeSpan pause) =>
        Raise(static (listener, to) => listener.CollectionFinished(to._heap, to.cause, to.pause), (_heap, cause, pause));

    internal void OutOfMemory(GcOutOfMemoryException exception) =>
        Raise(static (listener, to) => listener.OutOfMemory(to._heap, to.exception), (_heap, exception));

    /// <summary>Ends the events of the operation, which is complete: throws what listeners have thrown.</summary>
    /// <param name="result">What the operation throws anyway.</param>
    /// <exception cref="AggregateException">A listener has thrown.</exception>
    internal readonly void End(Exception? result = null)
    {
        if (_failures is not null)
        {
            throw new AggregateException(
                $"A listener of the events of this {_heap.GetType().Name} has failed. What it was told of has been brought to its end, and the heap is usable.",
                result is null ? _failures : _failures.Prepend(result));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Raise<T>(Action<IGcEventListener, T> tell, T what)
    {
        if (_listeners is not null)
        {
            TellAll(_listeners, tell, what);
        }
    }

    private void TellAll<T>(IGcEventListener[] listeners, Action<IGcEventListener, T> tell, T what)
    {
        using EventContext context = new(_heap);
        foreach (IGcEventListener listener in listeners)
        {
            try
            {
                tell(listener, what);
            }
            catch (Exception failure)
            {
                (_failures ??= []).Add(failure);
            }
        }
    }
}
