namespace CopySpaceGen;

// The threads that are attached, and what concerns all of them.
public abstract unsafe partial class GcHeap
{
    /// <summary>
    /// Asks for a collection, from any thread: one of the attached threads collects at its next <see cref="GcMutator.Safepoint"/>, or when it next needs
    /// a fresh region to allocate in; if none is attached, or all are parked, the next one that comes does. Requests that have not been met yet are met by
    /// one collection, whatever it is for.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The heap was disposed.</exception>
    public void RequestCollection()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _world.RequestCollection();
    }

    /// <summary>Attaches the calling thread, whose mutator this is. Waits for the end of a collection.</summary>
    internal void Add(GcMutator mutator)
    {
        CheckNotInEvent();
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (FindMine() is not null)
        {
            throw new InvalidOperationException(
                $"This thread, {ThreadName.Of(Thread.CurrentThread)}, is attached to this {GetType().Name} already. Use the mutator that Attach() has returned, or dispose of it "
                + "first; in a work item of the thread pool, dispose of it before the work item ends: using var m = heap.Attach().");
        }

        _world.Attach(mutator);
    }

    internal void Remove(GcMutator mutator)
    {
        ReclaimFrom(mutator);
        _world.Detach(mutator);
    }

    internal void Park(GcMutator mutator) => _world.Park(mutator);

    internal void Unpark(GcMutator mutator) => _world.Unpark(mutator);

    /// <summary>Checks that the calling thread is attached, and not parked.</summary>
    /// <returns>Its mutator.</returns>
    internal GcMutator CheckAttached()
    {
        CheckNotInEvent();
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (FindMine() is not { } mine)
        {
            throw new InvalidOperationException(
                $"The calling thread is not attached to this {GetType().Name}. Call Attach() on it and keep the mutator while the thread uses objects of the heap.");
        }

        mine.CheckNotParked();
        return mine;
    }

    /// <summary>Called on the slow path of each allocation: another thread may have asked for a collection, or stress chooses this one.</summary>
    internal void BeforeAllocation(GcMutator mutator)
    {
        if (_world.HasWork && _world.MeetAtSafepoint(mutator))
        {
            Collect(mutator);
        }
        else if (_stress is not null && _stress.ShouldCollect())
        {
            Collect(mutator, GcCollectionCause.Stress);
        }
    }

    /// <summary>Called at a safepoint that has something to do.</summary>
    internal void AtSafepoint(GcMutator mutator)
    {
        if (_world.MeetAtSafepoint(mutator))
        {
            Collect(mutator);
        }
        else if (CollectsAtSafepoints)
        {
            Collect(mutator, GcCollectionCause.Stress);
        }
    }

    // The calling thread's mutator. Of a heap that one thread is attached to, the heap knows it sooner than the thread does.
    private GcMutator? FindMine()
    {
        GcMutator[] mutators = _world.Mutators;
        return mutators.Length == 1 && mutators[0].IsOnItsThread ? mutators[0] : ThreadMutators.Find(this);
    }

    // Makes a mutator the stopper for something that is no collection. Whoever is the stopper already may collect, and this one waits until it has.
    private CollectionStop ClaimStop(GcMutator mutator)
    {
        int collections = CollectionCount;
        CollectionStop stop = _world.Claim(mutator);
        if (CollectionCount != collections)
        {
            mutator.OutdateReferences(GcPoint.Stop);
        }

        return stop;
    }

    // Waits until all others stand still, for something that is no collection.
    private void AwaitOthers(in CollectionStop stop)
    {
        stop.Await(isCollection: false);
        CheckIntact();
        EventRound events = Events.Begin();
        BuryLost(ref events);
        events.End();
    }

    // Of all mutators, while they are stopped.
    private ReadOnlySpan<RootRange> StrongRoots()
    {
        _ranges.Clear();
        foreach (GcMutator mutator in _world.Mutators)
        {
            mutator.AddRootsTo(_ranges);
        }

        _persistentRoots.AddTo(_ranges);
        return _ranges.All;
    }

    private ReadOnlySpan<RootRange> WeakSlotRanges()
    {
        _ranges.Clear();
        _weakSlots.AddTo(_ranges);
        return _ranges.All;
    }

    private void FinishAllocators() => Array.ForEach(_world.Mutators, mutator => mutator.FinishAllocator(_space));

    // Of a mutator that will not run any more: on its thread, or after that has ended.
    private void ReclaimFrom(GcMutator mutator)
    {
        mutator.FinishAllocator(_space);
        _log?.Keep(ref mutator.ChangedEdges);
    }

    private void BuryLost(ref EventRound events)
    {
        foreach (GcMutator mutator in _world.TakeLost())
        {
            ReclaimFrom(mutator);
            mutator.Close();
            events.MutatorLost(mutator);
        }
    }
}
