namespace CopySpaceGen;

/// <summary>The mutators of a heap, and how one of them stops all others.</summary>
/// <remarks>
/// <para><see cref="Handshake"/> says who runs. Here are the lock around it, the flags that make running mutators come to their safepoints, and
/// the beds of those who wait. No lock is held while the world is stopped, or while anybody waits: that there is a stopper is what
/// keeps others out.</para>
/// <para>No stop is missed. The stopper names itself under the lock, and sets the flags of those who run under the lock after that. A mutator that comes
/// to a safepoint clears its flag and looks for a stopper, both under the lock. If it comes before the stopper, its flag is set after it was cleared, and it
/// comes again; if it comes after, it finds the stopper. To look first and clear then, in two turns of the lock, would lose what comes between.</para>
/// <para>No wake-up is lost. The stopper looks whether all stand still under the lock, and sleeps if not; who is the last to stand still finds that out
/// under the same lock, and wakes the stopper in its bed, which remembers it. Those who wait for the restart are made to run under the lock, each
/// has a bed of its own, and is woken after that.</para>
/// <para>A thread that has ended without detaching would never stop. The stopper asks the threads of those who run whether they are alive, at the
/// beginning and each <see cref="Slice"/> then, and takes those that are not out.</para>
/// <para>The time to stop is counted in slices rather than read from a clock, so that a debugger that halts all threads takes nothing of it.</para>
/// </remarks>
internal sealed class StopTheWorld(string heapName, TimeSpan timeout)
{
    /// <summary>How long the stopper sleeps between two looks for threads that have ended.</summary>
    internal static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(10);

    private readonly Lock _lock = new();
    private readonly Handshake _handshake = new();
    private readonly List<GcMutator> _lost = [];
    private GcMutator[] _mutators = [];
    private bool _isCollectionRequested;
    private bool _isClosed;
    private bool _hasWork;

    /// <summary>All mutators, whatever they do. The array is replaced as a whole, never changed.</summary>
    internal GcMutator[] Mutators => Volatile.Read(ref _mutators);

    /// <summary>Whether a mutator that runs has something to do at its next safepoint. Without the lock: what is missed is found at the one after.</summary>
    internal bool HasWork => Volatile.Read(ref _hasWork);

    /// <summary>Adds the calling thread's mutator; waits for the end of a stop.</summary>
    /// <exception cref="ObjectDisposedException">The heap was disposed.</exception>
    internal void Attach(GcMutator mutator)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, mutator.Heap);
            Volatile.Write(ref _mutators, [.. _mutators, mutator]);
            _handshake.TryRun(mutator.Participant);
            if (_isCollectionRequested)
            {
                mutator.RequestStop();
            }
        }

        mutator.Participant.SleepUntilRunning();
    }

    /// <summary>Removes the calling thread's mutator, which runs. Never waits.</summary>
    internal void Detach(GcMutator mutator)
    {
        Participant? woken;
        lock (_lock)
        {
            Remove(mutator);
            woken = StopperToWake();
        }

        woken?.Wake();
    }

    /// <summary>Lets stops happen without the calling thread. Never waits.</summary>
    internal void Park(GcMutator mutator)
    {
        Participant? woken;
        lock (_lock)
        {
            _handshake.Park(mutator.Participant);
            woken = StopperToWake();
        }

        woken?.Wake();
    }

    /// <summary>Takes the calling thread back; waits for the end of a stop.</summary>
    internal void Unpark(GcMutator mutator)
    {
        lock (_lock)
        {
            _handshake.TryRun(mutator.Participant);
        }

        mutator.Participant.SleepUntilRunning();
    }

    /// <summary>Stands still for as long as another mutator asks for it; if none does, takes a request for a collection.</summary>
    /// <returns>Whether a request was taken, which the calling thread is to meet.</returns>
    // Who wakes up goes on without another look, so that it gets ahead; what was requested is left to its next safepoint.
    internal bool MeetAtSafepoint(GcMutator mutator)
    {
        Participant? woken;
        lock (_lock)
        {
            mutator.ClearStopRequest();
            if (!_handshake.TryPause(mutator.Participant))
            {
                return TakeRequest();
            }

            if (_isCollectionRequested)
            {
                mutator.RequestStop();
            }

            woken = StopperToWake();
        }

        woken?.Wake();
        mutator.Participant.SleepUntilRunning();
        return false;
    }

    /// <summary>Asks all mutators, and those who attach later, to meet a request for a collection. From any thread.</summary>
    internal void RequestCollection()
    {
        lock (_lock)
        {
            _isCollectionRequested = true;
            Array.ForEach(_mutators, static mutator => mutator.RequestStop());
            UpdateWork();
        }
    }

    /// <summary>Makes a running mutator the stopper. If another is, waits for the end of its stop instead.</summary>
    internal CollectionStop TryClaim(GcMutator mutator)
    {
        Participant? woken;
        lock (_lock)
        {
            if (_handshake.TryStop(mutator.Participant))
            {
                CollectionStop stop = new(this, mutator);
                UpdateWork();
                return stop;
            }

            woken = StopperToWake();
        }

        woken?.Wake();
        mutator.Participant.SleepUntilRunning();
        return default;
    }

    /// <summary>Makes a running mutator the stopper, after all others that want to be.</summary>
    internal CollectionStop Claim(GcMutator mutator)
    {
        CollectionStop stop;
        while (!(stop = TryClaim(mutator)).IsOurs)
        {
        }

        return stop;
    }

    /// <summary>Waits until all others stand still.</summary>
    /// <param name="stopper">Who has claimed the stop.</param>
    /// <param name="isCollection">Whether it meets the requests for a collection that have come until then.</param>
    /// <exception cref="GcStopTimeoutException">One does not in time. The caller is to end the stop all the same.</exception>
    internal void AwaitStop(GcMutator stopper, bool isCollection)
    {
        for (TimeSpan waited = TimeSpan.Zero; ; waited += Slice)
        {
            lock (_lock)
            {
                RemoveLost(stopper);
                if (_handshake.IsStopped)
                {
                    _isCollectionRequested &= !isCollection;
                    return;
                }

                if (waited == TimeSpan.Zero)
                {
                    Array.ForEach(Others(stopper), static mutator => mutator.RequestStop());
                }
                else if (timeout != Timeout.InfiniteTimeSpan && waited >= timeout)
                {
                    throw new GcStopTimeoutException(heapName, timeout, Others(stopper).Select(static mutator => mutator.Participant.Thread));
                }
            }

            stopper.Participant.Doze(Slice);
        }
    }

    /// <summary>Ends the stop of the calling thread.</summary>
    internal void Restart()
    {
        Participant[] released;
        lock (_lock)
        {
            released = _handshake.Restart();
            UpdateWork();
        }

        Array.ForEach(released, static participant => participant.Wake());
    }

    /// <summary>Takes those out whose threads have been found to have ended; they are no mutators any more, and the caller's to clear away.</summary>
    internal GcMutator[] TakeLost()
    {
        lock (_lock)
        {
            GcMutator[] lost = [.. _lost];
            _lost.Clear();
            return lost;
        }
    }

    /// <summary>Keeps others from attaching, for ever.</summary>
    /// <param name="mine">The calling thread's mutator, or null.</param>
    /// <param name="other">The thread of another, for which nothing changes; null if there is none.</param>
    /// <returns>Whether this call did; another may have before.</returns>
    internal bool TryClose(GcMutator? mine, out Thread? other)
    {
        lock (_lock)
        {
            RemoveLost(mine);
            other = Array.Find(_mutators, mutator => mutator != mine)?.Participant.Thread;
            bool isFirst = other is null && !_isClosed;
            _isClosed |= isFirst;
            return isFirst;
        }
    }

    private Participant? StopperToWake() => _handshake.IsStopped ? _handshake.Stopper : null;

    private bool TakeRequest()
    {
        bool isRequested = _isCollectionRequested;
        _isCollectionRequested = false;
        UpdateWork();
        return isRequested;
    }

    private void UpdateWork() => Volatile.Write(ref _hasWork, _handshake.Stopper is not null || _isCollectionRequested);

    private GcMutator[] Others(GcMutator stopper) =>
        Array.FindAll(_mutators, mutator => mutator != stopper && mutator.Participant.State == MutatorState.Running);

    private void RemoveLost(GcMutator? mine)
    {
        foreach (GcMutator mutator in _mutators)
        {
            if (mutator != mine && mutator.Participant.HasEnded)
            {
                Remove(mutator);
                _lost.Add(mutator);
            }
        }
    }

    private void Remove(GcMutator mutator)
    {
        _handshake.Leave(mutator.Participant);
        Volatile.Write(ref _mutators, Array.FindAll(_mutators, other => other != mutator));
    }
}
