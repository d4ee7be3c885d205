namespace CopySpaceGen.Tests.Events;

/// <summary>Notes the events of heaps, and does something at each of them.</summary>
internal sealed class EventLog(Action<string>? action = null) : IGcEventListener
{
    /// <summary>The events whose order is that of one collection which resizes its heap.</summary>
    public static IReadOnlyList<string> OfCollection { get; } =
    [
        nameof(CollectionCaused), nameof(StopRequested), nameof(MutatorsStopped), nameof(CollectionPrepared), nameof(HeapTraced), nameof(WeakUpdated),
        nameof(LiveDataSize), nameof(HeapResized), nameof(MutatorsRestarting), nameof(CollectionFinished),
    ];

    /// <summary>The names of the events.</summary>
    public List<string> Names { get; } = [];

    /// <summary>What the last event of a name came with: a heap or a mutator, and what else there is.</summary>
    public Dictionary<string, (object Source, object? Detail)> Last { get; } = [];

    public void HeapCreated(GcHeap heap) => Note(nameof(HeapCreated), heap);

    public void HeapDisposed(GcHeap heap) => Note(nameof(HeapDisposed), heap);

    public void MutatorAttached(GcMutator mutator) => Note(nameof(MutatorAttached), mutator);

    public void MutatorDetached(GcMutator mutator) => Note(nameof(MutatorDetached), mutator);

    public void MutatorLost(GcMutator mutator) => Note(nameof(MutatorLost), mutator);

    public void CollectionCaused(GcMutator mutator, GcCollectionCause cause) => Note(nameof(CollectionCaused), mutator, cause);

    public void StopRequested(GcHeap heap) => Note(nameof(StopRequested), heap);

    public void MutatorsStopped(GcHeap heap) => Note(nameof(MutatorsStopped), heap);

    public void CollectionPrepared(GcHeap heap, long allocatedBytes) => Note(nameof(CollectionPrepared), heap, allocatedBytes);

    public void HeapTraced(GcHeap heap) => Note(nameof(HeapTraced), heap);

    public void WeakUpdated(GcHeap heap) => Note(nameof(WeakUpdated), heap);

    public void LiveDataSize(GcHeap heap, long bytes) => Note(nameof(LiveDataSize), heap, bytes);

    public void HeapResized(GcHeap heap, long bytes) => Note(nameof(HeapResized), heap, bytes);

    public void MutatorsRestarting(GcHeap heap) => Note(nameof(MutatorsRestarting), heap);

    public void CollectionFinished(GcHeap heap, GcCollectionCause cause, TimeSpan pause) => Note(nameof(CollectionFinished), heap, (cause, pause));

    public void OutOfMemory(GcHeap heap, GcOutOfMemoryException exception) => Note(nameof(OutOfMemory), heap, exception);

    private void Note(string name, object source, object? detail = null)
    {
        lock (Last)
        {
            Names.Add(name);
            Last[name] = (source, detail);
        }

        action?.Invoke(name);
    }
}
