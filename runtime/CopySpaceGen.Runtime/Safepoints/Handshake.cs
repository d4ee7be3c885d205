namespace CopySpaceGen;

/// <summary>
/// Who of a heap's mutators runs and who stands still, and which one of them, the stopper, has the heap to itself once all others do.
/// </summary>
/// <remarks>
/// <para>Stopped means: there is a stopper, and it is the only one that runs. From then until <see cref="Restart"/> nobody begins to run: who
/// attaches or comes back from a park while there is a stopper waits. So the stopper may do as it likes with the heap and with all that belongs to
/// the other mutators.</para>
/// <para>There is one stopper at a time. Who wants to be one while another is, waits like everybody else, and is told so: what it wanted may have been
/// done meanwhile. It was not stopped before that, so the other's collection has begun after all it had done: requests that meet are one.</para>
/// <para><see cref="Restart"/> makes all who wait run, and the caller wakes them then. None of them has to look or to take a lock when it
/// wakes up, so that they do not crowd; and the next stop waits until each has come to its next safepoint, so that none is
/// stopped again and again without getting ahead, however often the others collect.</para>
/// <para>Threading: all members under the lock of <see cref="StopTheWorld"/>, which orders what a mutator did before it stopped ahead of what the
/// stopper does, and that ahead of what the mutator does next, on Arm64 as well: both have taken that lock between. Tests run it through all orders
/// of its steps.</para>
/// </remarks>
internal sealed class Handshake
{
    private readonly List<Participant> _waiting = [];
    private int _running;

    /// <summary>Who stops the others; null if nobody does.</summary>
    internal Participant? Stopper { get; private set; }

    /// <summary>Whether the stopper is the only one that runs.</summary>
    internal bool IsStopped => Stopper is not null && _running == 1;

    /// <summary>Begins to run, for the first time or after a park. False if it has to wait first.</summary>
    internal bool TryRun(Participant participant)
    {
        if (Stopper is not null)
        {
            Await(participant);
            return false;
        }

        Run(participant);
        return true;
    }

    /// <summary>Becomes the stopper. False if there is one, and it has to wait for that one's restart first.</summary>
    internal bool TryStop(Participant participant)
    {
        if (TryPause(participant))
        {
            return false;
        }

        Stopper = participant;
        return true;
    }

    /// <summary>Stands still if there is a stopper. True if there is, and it has to wait for the restart.</summary>
    internal bool TryPause(Participant participant)
    {
        if (Stopper is null)
        {
            return false;
        }

        _running--;
        Await(participant);
        return true;
    }

    internal void Park(Participant participant)
    {
        _running--;
        participant.State = MutatorState.Parked;
    }

    /// <summary>Is no mutator any more.</summary>
    internal void Leave(Participant participant)
    {
        if (participant.State == MutatorState.Running)
        {
            _running--;
        }

        participant.State = MutatorState.Gone;
    }

    /// <summary>Ends the stop.</summary>
    /// <returns>Those who waited for it and run now: they are to be woken.</returns>
    internal Participant[] Restart()
    {
        Stopper = null;
        Participant[] released = [.. _waiting];
        _waiting.Clear();
        Array.ForEach(released, Run);
        return released;
    }

    private void Run(Participant participant)
    {
        _running++;
        participant.State = MutatorState.Running;
    }

    private void Await(Participant participant)
    {
        participant.State = MutatorState.Waiting;
        _waiting.Add(participant);
    }
}
