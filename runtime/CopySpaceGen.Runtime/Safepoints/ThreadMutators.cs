using System.Runtime.InteropServices;

namespace CopySpaceGen;

/// <summary>The mutators of the calling thread: it has at most one of each heap.</summary>
/// <remarks>
/// It does not keep them alive, nor do thread-static fields: a heap that nobody holds can be finalized although a mutator was left attached to it.
/// Threading: each thread has its own, which no other thread touches, but the finalizer once the thread has ended.
/// </remarks>
internal sealed class ThreadMutators
{
    [ThreadStatic]
    private static ThreadMutators? t_current;

    // The one found last is the first. Few, as a rule one.
    private readonly List<GCHandle> _mutators = [];
    private bool _hasChecked;
    private long _lastPoint;

    /// <summary>Gives the handles back of a thread that has ended without detaching.</summary>
    ~ThreadMutators()
    {
        foreach (GCHandle handle in _mutators)
        {
            handle.Free();
        }
    }

    /// <summary>Those of the calling thread.</summary>
    internal static ThreadMutators Current => t_current ??= new ThreadMutators();

    /// <summary>The calling thread's mutator of a heap, or null.</summary>
    internal static GcMutator? Find(GcHeap heap) => t_current?.FindOf(heap);

    /// <summary>The calling thread's mutator of the heap with checks that an address is in, or null.</summary>
    internal static GcMutator? FindChecked(nuint address) => t_current is { _hasChecked: true } current ? current.FindOf(address) : null;

    internal void Add(GcMutator mutator)
    {
        DropForgotten();
        _mutators.Add(GCHandle.Alloc(mutator, GCHandleType.Weak));
        _hasChecked |= mutator.Heap.IsChecked;
    }

    internal void Remove(GcMutator mutator)
    {
        int index = _mutators.FindIndex(handle => handle.Target == mutator);
        _mutators[index].Free();
        _mutators.RemoveAt(index);
        _hasChecked = _mutators.Exists(static handle => handle.Target is GcMutator { Heap.IsChecked: true });
    }

    /// <summary>The number of a place at which a heap of this thread can be collected: one for all its heaps, so that none takes another's references for its own.</summary>
    internal long NextPoint() => ++_lastPoint;

    private GcMutator? FindOf(GcHeap heap)
    {
        for (int index = 0; index < _mutators.Count; index++)
        {
            if (_mutators[index].Target is GcMutator mutator && mutator.Heap == heap)
            {
                MoveToFront(index);
                return mutator;
            }
        }

        return null;
    }

    private GcMutator? FindOf(nuint address)
    {
        for (int index = 0; index < _mutators.Count; index++)
        {
            if (_mutators[index].Target is GcMutator mutator && mutator.Heap.IsChecked && mutator.Heap.ContainsAddress(address))
            {
                MoveToFront(index);
                return mutator;
            }
        }

        return null;
    }

    private void MoveToFront(int index)
    {
        if (index > 0)
        {
            (_mutators[0], _mutators[index]) = (_mutators[index], _mutators[0]);
        }
    }

    // Those that were left attached, and whose heaps nobody holds any more.
    private void DropForgotten()
    {
        for (int index = _mutators.Count - 1; index >= 0; index--)
        {
            if (_mutators[index].Target is null)
            {
                _mutators[index].Free();
                _mutators.RemoveAt(index);
            }
        }
    }
}
