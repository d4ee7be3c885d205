using System.Runtime.ExceptionServices;
using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// The threads that evacuate a heap together: that of the mutator that collects, which is worker 0, and threads of the team's own, which rest
/// between the traces.
/// </summary>
/// <remarks>
/// <para>A thread is started when there is work for it for the first time. One that finds none rests in a bed of its own, in a trace and
/// between two alike, until somebody who has work wakes it: whoever offers work wakes one, and who finds more of it than it takes wakes
/// the next, so many are woken by many. Nobody waits for a thread to wake up: worker 0 begins at once, and if it is done before the
/// others have come, so be it.</para>
/// <para>A trace ends as <see cref="Attendance"/> says. The worker that sees the end lets go of the lock after all it wrote, and worker 0 takes
/// the lock or is woken before it goes on, so it sees all copies, and no other worker touches the heap any more.</para>
/// <para>The threads do not keep the heap alive, so that its finalizer can end them.</para>
/// </remarks>
internal sealed class WorkerTeam
{
    /// <summary>How much must have been allocated for each worker, so that the time to wake it is well spent.</summary>
    internal const long BytesPerWorker = 4 << 20;

    // The slots of a piece of the roots: half a segment of a mutator's roots, or one of those of a table.
    private const int BytesPerPiece = 512 * 8;

    private readonly Lock _lock = new();
    private readonly ParallelTracer[] _tracers;
    private readonly Thread?[] _threads;
    private readonly Bed[] _beds;
    private readonly Attendance _attendance;
    private readonly bool _isAllAtOnce;
    private readonly Action<Thread> _start;
    private readonly bool[] _isAtStart;
    private Barrier? _startLine;
    private Exception? _failure;
    private bool _stopping;

    /// <param name="tracers">One for each worker, in its order; the first is that of the mutator's thread.</param>
    /// <param name="isAllAtOnce">Stress: whether all workers wait for each other before they begin, and roots are handed out one by one.</param>
    /// <param name="start">Starts a thread; null for the usual way.</param>
    internal WorkerTeam(ParallelTracer[] tracers, bool isAllAtOnce = false, Action<Thread>? start = null)
    {
        _tracers = tracers;
        _threads = new Thread?[tracers.Length];
        _beds = [.. tracers.Select(static _ => new Bed())];
        _attendance = new Attendance(tracers.Length);
        _isAllAtOnce = isAllAtOnce;
        _isAtStart = new bool[tracers.Length];
        _start = start ?? (static thread => thread.UnsafeStart());
        Offers = new Offers(tracers.Length);
        Deferred = new DeferredEdges(tracers.Length);
        for (int worker = 0; worker < tracers.Length; worker++)
        {
            tracers[worker].Join(this, worker);
        }
    }

    /// <summary>What workers offer each other.</summary>
    internal Offers Offers { get; }

    /// <summary>The root slots.</summary>
    internal RootPieces Roots { get; } = new();

    /// <summary>The tails of large objects.</summary>
    internal PendingTails Tails { get; } = new();

    /// <summary>Edges to objects in blocks that another worker has claimed.</summary>
    internal DeferredEdges Deferred { get; }

    /// <summary>Whether workers offer what they can as often as they can, and not only now and then.</summary>
    internal bool IsAllAtOnce => _isAllAtOnce;

    /// <summary>Whether there was work to take a moment ago. None is taken any more once a worker has failed.</summary>
    internal bool HasWork => !HasFailed && (Roots.Any || Tails.Any || Offers.Any || Deferred.Any);

    internal bool HasFailed => Volatile.Read(ref _failure) is not null;

    /// <summary>The bytes of the stacks of all workers but the first.</summary>
    internal long StackBytes => _tracers.Skip(1).Sum(static tracer => tracer.StackBytes);

    /// <summary>The threads that have been started.</summary>
    internal IEnumerable<Thread> Threads => _threads.OfType<Thread>();

    /// <summary>Copies what the roots reach, by the first so many workers. Called by the mutator that collects.</summary>
    internal void Evacuate(ReadOnlySpan<RootRange> roots, int workers, CopySpace space, LargeObjectSpace? large)
    {
        for (int worker = 0; worker < workers; worker++)
        {
            _tracers[worker].Begin(space, large);
        }

        BlockClaims.Reset(space.UsedSlabs());
        lock (_lock)
        {
            _attendance.Begin(workers);
        }

        Roots.Divide(roots, _isAllAtOnce ? 2 * sizeof(long) : BytesPerPiece);
        if (_isAllAtOnce)
        {
            LineUp(workers);
        }

        do
        {
            Work(0);
        }
        while (Rest(0));

        lock (_lock)
        {
            _attendance.End();
        }

        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }

        for (int worker = 1; worker < workers; worker++)
        {
            _tracers[worker].Finish();
        }
    }

    /// <summary>Called by a worker after it has made work that others can take.</summary>
    internal void OnWork()
    {
        // After the work, before the look at who rests: see Attendance.
        Interlocked.MemoryBarrier();
        if (_attendance.Resting > 0)
        {
            WakeOne();
        }
    }

    /// <summary>Ends the threads, which all rest. From any thread.</summary>
    internal void Stop()
    {
        lock (_lock)
        {
            _stopping = true;
            for (int worker = 1; worker < _threads.Length; worker++)
            {
                if (_threads[worker] is not null)
                {
                    _beds[worker].Wake();
                }
            }
        }
    }

    /// <summary>Gives the memory of the stacks back of all workers but the first.</summary>
    internal void Release()
    {
        foreach (ParallelTracer tracer in _tracers.Skip(1))
        {
            tracer.Release();
        }
    }

    // Each worker that could be woken waits for the others before it looks for work.
    private void LineUp(int workers)
    {
        _startLine = new Barrier(workers);
        Array.Fill(_isAtStart, true, 0, workers);
        while (_attendance.Resting > 0)
        {
            WakeOne();
        }

        AwaitStart(0);
    }

    private void AwaitStart(int worker)
    {
        if (_isAtStart[worker])
        {
            _isAtStart[worker] = false;
            _startLine!.SignalAndWait();
        }
    }

    private void WakeOne()
    {
        int worker;
        lock (_lock)
        {
            worker = _attendance.Summon();
        }

        if (worker != Attendance.Nobody)
        {
            Wake(worker);
        }
    }

    private void Wake(int worker)
    {
        if (worker == 0 || _threads[worker] is not null)
        {
            _beds[worker].Wake();
            return;
        }

        Thread thread = new(() => Run(worker)) { Name = $"CopySpaceGen GC {worker}", IsBackground = true };
        _threads[worker] = thread;
        try
        {
            _start(thread);
        }
        catch (OutOfMemoryException)
        {
            // The system has no thread to give. The others do its work, and the next trace tries again.
            _threads[worker] = null;
            lock (_lock)
            {
                _attendance.Dismiss();
            }

            if (_isAtStart[worker])
            {
                _startLine!.RemoveParticipant();
            }
        }
    }

    private void Run(int worker)
    {
        do
        {
            AwaitStart(worker);
            Work(worker);
        }
        while (Rest(worker));
    }

    private void Work(int worker)
    {
        try
        {
            _tracers[worker].Work();
        }
        catch (Exception exception)
        {
            // Thrown by the thread that collects, once nobody is at work. The edges on this worker's stack are lost, and so is the heap.
            Interlocked.CompareExchange(ref _failure, exception, null);
        }
    }

    // False if the trace is complete, or if the thread is to end.
    private bool Rest(int worker)
    {
        Deferred.LetGo(worker);
        lock (_lock)
        {
            _attendance.Announce(worker);
            if (!_attendance.Settle(worker, HasWork))
            {
                return true;
            }

            if (_attendance.IsComplete)
            {
                if (worker == 0)
                {
                    return false;
                }

                _beds[0].Wake();
            }
        }

        // To interrupt worker 0, which is a thread of the program's, must not end its part in the collection.
        _beds[worker].SleepThroughInterrupts();
        return worker == 0 ? !_attendance.IsComplete : !_stopping;
    }
}
