using System.Runtime.CompilerServices;
using CopySpaceGen.CompilerServices;
using CopySpaceGen.Tests.Heaps;
using CopySpaceGen.Tests.Safepoints;

namespace CopySpaceGen.Tests.Tracing.Workers;

/// <summary>The threads of a heap: when they are started, what they are called, and how they end.</summary>
public class WorkerTeamTests
{
    private const int Roots = 10_000;

    [Fact]
    public void Threads_are_started_when_there_is_work_for_them_and_end_with_the_heap()
    {
        Thread[] threads;
        using (CrewHeap heap = new(Options(3)))
        using (CrewHeap.Mutator m = heap.Attach())
        {
            m.NewVertex();
            Assert.Empty(heap.GcThreads);
            m.Collect();
            m.Collect();
            threads = [.. heap.GcThreads];
            Assert.Equal(["CopySpaceGen GC 1", "CopySpaceGen GC 2"], threads.Select(thread => thread.Name).Order());
            Assert.All(threads, thread => Assert.True(thread.IsBackground && thread.IsAlive));
        }

        Assert.All(threads, thread => thread.Join());
    }

    [Fact]
    public void Threads_end_with_a_heap_that_nobody_disposes_of()
    {
        Thread[] threads = CollectAndForget();
        Assert.Single(threads);
        while (threads[0].IsAlive)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        static Thread[] CollectAndForget()
        {
            CrewHeap heap = new(Options(2));
            using CrewHeap.Mutator m = heap.Attach();
            m.NewVertex();
            m.Collect();
            return [.. heap.GcThreads];
        }
    }

    [Fact]
    public void Threads_end_with_a_heap_that_a_mutator_was_left_attached_to()
    {
        Thread[] threads = CollectAndForget();
        while (threads[0].IsAlive)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        static Thread[] CollectAndForget()
        {
            CrewHeap heap = new(Options(2));
            CrewHeap.Mutator m = heap.Attach();
            m.NewVertex();
            m.Collect();
            return [.. heap.GcThreads];
        }
    }

    [Fact]
    public void Little_is_collected_by_one_thread()
    {
        using CrewHeap heap = new(new GcHeapOptions { GcThreads = 4 });
        using CrewHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Vertex> root = m.Local(m.NewVertex());
        for (int i = 0; i < 1000; i++)
        {
            root.Ref = m.NewVertex(left: root, right: root);
        }

        m.Collect();
        Assert.Empty(heap.GcThreads);
    }

    [Fact]
    public void Several_traces_at_once_have_threads_of_their_own()
    {
        Thread[] users = [.. Enumerable.Range(0, 3).Select(_ => new Thread(() =>
        {
            using CrewHeap heap = new(Options(3));
            using CrewHeap.Mutator m = heap.Attach();
            using GcScope scope = m.OpenScope();
            Local<Vertex> root = m.Local(CrewGraph.All["tree"](m));
            for (int i = 0; i < 20; i++)
            {
                m.Collect();
            }

            Assert.Equal(2, heap.GcThreads.Count());
        }))];
        Array.ForEach(users, user => user.Start());
        Array.ForEach(users, user => user.Join());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public unsafe void A_trace_goes_on_without_threads_that_the_system_does_not_give(bool isAllAtOnce)
    {
        CountingTracer[] tracers = [.. Enumerable.Range(0, 4).Select(_ => new CountingTracer())];
        int refusals = 2;
        WorkerTeam team = new(tracers, isAllAtOnce, thread =>
        {
            if (Interlocked.Decrement(ref refusals) >= 0)
            {
                throw new OutOfMemoryException();
            }

            thread.UnsafeStart();
        });
        Run(team, tracers, isAllAtOnce, workers: 4);
        Run(team, tracers, isAllAtOnce, workers: 4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public unsafe void What_a_worker_throws_is_thrown_by_the_collection_once_all_rest(int worker)
    {
        CountingTracer[] tracers = [.. Enumerable.Range(0, 3).Select(_ => new CountingTracer())];
        WorkerTeam team = new(tracers, isAllAtOnce: true);
        ManualResetEventSlim hasFailed = new();
        Array.ForEach(tracers, tracer => tracer.BeforeWork = () =>
        {
            if (tracer != tracers[worker])
            {
                hasFailed.Wait();
                return;
            }

            hasFailed.Set();
            throw new InvalidOperationException("out of luck");
        });
        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => Run(team, tracers, isAllAtOnce: true, workers: 3));
        Assert.Equal("out of luck", thrown.Message);
        team.Stop();
        Assert.All(team.Threads, thread => thread.Join());
    }

    private static GcHeapOptions Options(int threads) => new()
    {
        HeapSize = 32 << 20,
        VerifyEveryCollection = true,
        Stress = new GcStress { AllGcThreads = true },
        GcThreads = threads,
    };

    [Fact]
    public void A_collecting_thread_that_is_interrupted_waits_for_the_others_all_the_same()
    {
        using ManualResetEventSlim isOtherAtWork = new();
        using ManualResetEventSlim gate = new();
        CountingTracer[] tracers = [new() { BeforeWork = isOtherAtWork.Wait }, new()];
        tracers[1].BeforeWork = () =>
        {
            isOtherAtWork.Set();
            gate.Wait();
        };
        WorkerTeam team = new(tracers, isAllAtOnce: true);
        using MutatorThread collector = new();
        MutatorThread.Step collection = collector.Begin(() =>
        {
            Run(team, tracers, isAllAtOnce: true, workers: 2);
            Assert.Throws<ThreadInterruptedException>(static () => Thread.Sleep(1));
        });

        // All but the two roots of a piece, which the other thread has taken.
        MutatorThread.Await(() => tracers[0].Roots == Roots - 2, "the end of the work of the collecting thread");
        MutatorThread.Await(() => (collector.Thread.ThreadState & ThreadState.WaitSleepJoin) != 0, "its rest");
        collector.Thread.Interrupt();
        MutatorThread.Await(() => (collector.Thread.ThreadState & ThreadState.WaitSleepJoin) != 0, "its rest after the interruption");
        Assert.False(collection.IsDone);
        gate.Set();
        collection.End();
        team.Stop();
    }

    private static unsafe void Run(WorkerTeam team, CountingTracer[] tracers, bool isAllAtOnce, int workers)
    {
        CopySpace space = new(32 << 20, maxSize: 32 << 20, maxObjectSize: 64, isAligned: false, maxWorkers: tracers.Length);
        nuint[] roots = [.. Enumerable.Range(1, Roots).Select(static root => (nuint)root)];
        try
        {
            fixed (nuint* first = roots)
            {
                team.Evacuate([new((nint)first, (nint)(first + Roots))], workers, space, large: null);
            }

            Assert.Equal(Roots, tracers.Sum(static tracer => tracer.Roots));
            Array.ForEach(tracers, static tracer => tracer.Roots = 0);
        }
        finally
        {
            Array.ForEach(tracers, static tracer => tracer.Release());
            space.Release();
        }
    }

    // Counts the roots that it is given.
    private sealed unsafe class CountingTracer : ParallelTracer
    {
        public int Roots { get; set; }

        public Action? BeforeWork { get; set; }

        protected override void PushRoots(nuint* first, nuint* end)
        {
            for (nuint* root = first; root < end; root++)
            {
                Push((nuint)root);
            }
        }

        protected override void DrainByBlocks()
        {
            BeforeWork?.Invoke();
            while (Edges.Top != Edges.Base)
            {
                // Puts it back, and may give away what is below.
                MakeRoomAndOffer<SharedByBlocks>(*--Edges.Top, 0);
                Edges.Top--;
                Roots++;
            }
        }

        protected override void Drain() => throw new NotSupportedException();

        protected override void DrainByObjects() => throw new NotSupportedException();

        protected override void UpdateWeakSlots(nuint* first, nuint* end) => throw new NotSupportedException();
    }
}
