namespace CopySpaceGen;

/// <summary>
/// Which workers of a trace are at work, and so who is to be woken, and when the trace is complete.
/// </summary>
/// <remarks>
/// <para>Only a worker at work makes work that others can take, and one goes to rest only with an empty stack and its own offer taken back. So
/// when nobody is at work and nothing can be taken, nothing will ever be: the trace is complete. All changes are made under the lock of the
/// team, so the two conditions are seen at one moment: what a worker offered before it went to rest is visible to whoever finds that
/// nobody is at work.</para>
/// <para>No wake-up is lost. Who offers work does so first and reads <see cref="Resting"/> then, without the lock; who goes to rest raises
/// <see cref="Resting"/> first and looks for work then. Between the two steps of each stands a full fence
/// (<see cref="Interlocked.MemoryBarrier"/>, <c>dmb ish</c> on Arm64), so of two workers that do this at the same time at least one sees what
/// the other did: the one sees that somebody rests and wakes it, or the other sees the work and does not go to rest.</para>
/// <para>Worker 0 is the mutator that collects. It is the last to be woken by work, and the one that is woken by the end.</para>
/// </remarks>
internal sealed class Attendance(int workers)
{
    internal const int Nobody = -1;

    private readonly bool[] _rests = new bool[workers];
    private int _workers;
    private int _atWork;
    private int _resting;

    /// <summary>How many workers rest. Without the lock, after a full fence.</summary>
    internal int Resting => Volatile.Read(ref _resting);

    /// <summary>Whether the trace is complete: nobody is at work, and nothing was left when the last one went to rest.</summary>
    internal bool IsComplete { get; private set; }

    /// <summary>Begins a trace by the first so many workers. Worker 0 is at work, the others rest.</summary>
    internal void Begin(int participants)
    {
        _workers = participants;
        Array.Fill(_rests, true, 0, participants);
        _rests[0] = false;
        _atWork = 1;
        IsComplete = false;
        Volatile.Write(ref _resting, participants - 1);
    }

    /// <summary>Ends a trace: there is nobody to be woken until the next begins.</summary>
    internal void End() => Volatile.Write(ref _resting, 0);

    /// <summary>The first step to rest: it is announced. Whether work is left is looked up after it.</summary>
    internal void Announce(int worker)
    {
        _rests[worker] = true;
        _atWork--;
        Volatile.Write(ref _resting, _resting + 1);
        Interlocked.MemoryBarrier();
    }

    /// <summary>The second step: with work left, the worker goes on after all.</summary>
    /// <returns>Whether it has to wait until it is woken.</returns>
    internal bool Settle(int worker, bool isWorkLeft)
    {
        if (isWorkLeft)
        {
            Resume(worker);
            return false;
        }

        IsComplete = _atWork == 0;
        return true;
    }

    /// <summary>Puts a worker that rests to work, whom the caller then wakes: the lowest number, worker 0 last.</summary>
    internal int Summon()
    {
        for (int worker = 1; worker < _workers; worker++)
        {
            if (_rests[worker])
            {
                Resume(worker);
                return worker;
            }
        }

        if (!_rests[0])
        {
            return Nobody;
        }

        Resume(0);
        return 0;
    }

    /// <summary>Takes a worker out of the trace that was summoned and cannot come. Called by one that is at work, so the trace is not complete.</summary>
    internal void Dismiss() => _atWork--;

    private void Resume(int worker)
    {
        _rests[worker] = false;
        _atWork++;
        Volatile.Write(ref _resting, _resting - 1);
    }
}
