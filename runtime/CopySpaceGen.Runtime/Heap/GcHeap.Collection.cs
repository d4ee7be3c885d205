using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

// The collection cycle.
public abstract unsafe partial class GcHeap
{
    private const byte Poison = 0xDB;

    /// <summary>The number of collections that have begun.</summary>
    internal int CollectionCount { get; private set; }

    /// <summary>Collects, or waits for a collection that another mutator asked for at the same time: it begins after this call, and so meets it.</summary>
    internal void Collect(GcMutator mutator, GcCollectionCause cause = GcCollectionCause.Request)
    {
        int collections = CollectionCount;
        do
        {
            CheckIntact();
            using CollectionStop stop = _world.TryClaim(mutator);
            if (stop.IsOurs)
            {
                Collect(mutator, cause, stop);
            }
        }
        while (CollectionCount == collections);
    }

    // The caller lets the others go on.
    private void Collect(GcMutator mutator, GcCollectionCause cause, in CollectionStop stop)
    {
        // First, so that an allocation by a listener takes the slow path, where it is noticed.
        mutator.FinishAllocator(_space);
        EventRound events = Events.Begin();
        events.CollectionCaused(mutator, cause);
        events.StopRequested();
        try
        {
            stop.Await(isCollection: true);
        }
        catch (GcStopTimeoutException timeout)
        {
            events.End(timeout);
            throw;
        }

        TimeSpan timeToStop = stop.Elapsed;
        _collecting = true;
        CollectionCount++;
        BuryLost(ref events);
        FinishAllocators();
        ForgetChangedEdges();
        _persistentRoots.Reclaim();
        _weakSlots.Reclaim();
        events.MutatorsStopped();
        events.CollectionPrepared(_books.BeginCollection());
        Tracer tracer = _tracer ??= MakeTracer(0);
        int workers = ChooseWorkers();
        if (ProtectsDeadMemory)
        {
            _space.ProtectInactiveRegions(isAccessible: true);
        }

        _space.Flip();
        _large?.Begin();
        tracer.Begin(_space, _large);
        Evacuate(StrongRoots(), workers);
        events.HeapTraced();
        tracer.UpdateWeak(WeakSlotRanges());
        events.WeakUpdated();
        tracer.Finish();
        _space.FinishCollection();
        _large?.Sweep(PoisonsDeadMemory ? Poison : null);
        if (PoisonsDeadMemory)
        {
            _space.PoisonInactiveRegions(Poison);
        }

        if (ProtectsDeadMemory)
        {
            _space.ProtectInactiveRegions(isAccessible: false);
        }

        _stress?.AfterCollection(_space.BlocksInUse);

        long largeBytes = _large?.ObjectBytes ?? 0;
        events.LiveDataSize(_space.ObjectBytes + largeBytes);
        long sizeBefore = _space.Size;
        _space.Resize(_sizer.AfterCollection(sizeBefore, _space.ObjectBytes, largeBytes, _world.Mutators.Length));
        if (_space.Size != sizeBefore)
        {
            events.HeapResized(_space.Size);
        }

        _idleMemory.Arm();
        events.MutatorsRestarting();
        _collecting = false;
        TimeSpan pause = stop.Elapsed;
        _books.EndCollection(cause, pause, timeToStop);
        events.CollectionFinished(cause, pause);
        if (_options.VerifyEveryCollection)
        {
            VerifyCollection();
        }

        events.End();
    }

    // Before the flip: how much there is to collect is what has been allocated.
    private int ChooseWorkers() =>
        UsesAllGcThreads ? _space.Workers : (int)Math.Clamp(_space.AllocatedBytes / WorkerTeam.BytesPerWorker, 1, _space.Workers);

    private void Evacuate(ReadOnlySpan<RootRange> roots, int workers)
    {
        if (workers == 1)
        {
            _tracer!.Evacuate(roots);
            return;
        }

        _team ??= new WorkerTeam([(ParallelTracer)_tracer!, .. Enumerable.Range(1, _gcThreads - 1).Select(worker => (ParallelTracer)MakeTracer(worker))], UsesAllGcThreads);
        _team.Evacuate(roots, workers, _space, _large);
    }

    private Tracer MakeTracer(int worker)
    {
        Tracer tracer = CreateTracer();
        if (_options.Stress is { } stress)
        {
            tracer.SetOrder(stress.CopyOrder, stress.Seed + worker);
        }

        return tracer;
    }
}
