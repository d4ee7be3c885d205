namespace CopySpaceGen;

/// <summary>A mutator's part in the <see cref="Handshake"/>: what it does, and where its thread sleeps.</summary>
/// <remarks>
/// Threading: the state is written under the lock of <see cref="StopTheWorld"/> only; the thread that sleeps reads it without. It was written before
/// the sleeper was woken, and is read after, which is a full fence on both sides.
/// </remarks>
internal sealed class Participant(Thread thread)
{
    // A thread sleeps here in one of two parts: it waits for others to stop, or for those who stopped it. Whoever wakes it says by the state, or under
    // the lock, that it may go on; to be woken alone says nothing, so that once too often does no harm.
    private Bed? _bed;
    private volatile MutatorState _state = MutatorState.Gone;

    /// <summary>The thread that attached.</summary>
    internal Thread Thread { get; } = thread;

    internal MutatorState State
    {
        get => _state;
        set => _state = value;
    }

    /// <summary>Whether the thread has ended. What it wrote is visible to a caller that is told so.</summary>
    // IsAlive alone promises no order; a join of a thread that has ended does, and does not wait.
    internal bool HasEnded => !Thread.IsAlive && Thread.Join(TimeSpan.Zero);

    /// <summary>To be called under the lock by the thread that is about to sleep, before others can learn that they are to wake it.</summary>
    internal void MakeBed() => _bed ??= new Bed();

    internal void Wake() => _bed!.Wake();

    /// <summary>Sleeps until woken, or for a time. To be followed by a look at what it is about.</summary>
    /// <returns>Whether it was woken.</returns>
    internal bool Doze(TimeSpan time) => _bed!.Sleep(time);

    /// <summary>Sleeps until the thread may run.</summary>
    /// <remarks>
    /// <see cref="Thread.Interrupt"/> must not let a thread into a heap whose objects are being moved, so it waits until the thread may run.
    /// </remarks>
    internal void SleepUntilRunning()
    {
        while (State == MutatorState.Waiting)
        {
            _bed!.SleepThroughInterrupts();
        }
    }
}
