namespace CopySpaceGen;

/// <summary>The mutators of the calling thread: it has at most one of each heap.</summary>
/// <remarks>
/// It does not keep them alive, nor do thread-static fields: a heap that nobody holds can be finalized although a mutator was left attached to it.
/// Threading: each thread has its own, which no other thread touches.
/// </remarks>
internal sealed class ThreadMutators
{
    [ThreadStatic]
    private static ThreadMutators? t_current;

    // The one found last is the first. Few, as a rule one.
    private readonly List<WeakReference<GcMutator>> _mutators = [];
    private bool _hasChecked;
    private ushort _lastTag;

    /// <summary>Those of the calling thread.</summary>
    internal static ThreadMutators Current => t_current ??= new ThreadMutators();

    /// <summary>The calling thread's mutator of a heap, or null.</summary>
    internal static GcMutator? Find(GcHeap heap) => t_current?.FindFirst(static (mutator, heap) => mutator.Heap == heap, heap);

    /// <summary>The calling thread's mutator of the heap with checks that an address is in, or null.</summary>
    internal static GcMutator? FindChecked(nuint address) => t_current is { _hasChecked: true } current
        ? current.FindFirst(static (mutator, address) => mutator.Heap.IsChecked && mutator.Heap.ContainsAddress(address), address)
        : null;

    internal void Add(GcMutator mutator)
    {
        Remove(mutator);
        _mutators.Add(new WeakReference<GcMutator>(mutator));
        _hasChecked |= mutator.Heap.IsChecked;
    }

    /// <summary>Removes a mutator, and those that were left attached and whose heaps nobody holds any more.</summary>
    internal void Remove(GcMutator mutator)
    {
        _mutators.RemoveAll(other => !other.TryGetTarget(out GcMutator? target) || target == mutator);
        _hasChecked = _mutators.Exists(static other => other.TryGetTarget(out GcMutator? target) && target.Heap.IsChecked);
    }

    /// <summary>A tag that no reference of this thread has had for long. Never 0.</summary>
    internal ushort NextTag() => _lastTag = _lastTag == ushort.MaxValue ? (ushort)1 : (ushort)(_lastTag + 1);

    private GcMutator? FindFirst<T>(Func<GcMutator, T, bool> isWanted, T what)
    {
        for (int index = 0; index < _mutators.Count; index++)
        {
            if (_mutators[index].TryGetTarget(out GcMutator? mutator) && isWanted(mutator, what))
            {
                (_mutators[0], _mutators[index]) = (_mutators[index], _mutators[0]);
                return mutator;
            }
        }

        return null;
    }
}
