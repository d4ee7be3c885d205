using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Events;

public class EventTests
{
    [Fact]
    public void A_collection_is_told_step_by_step()
    {
        using ListHeap heap = new(Options());
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Link> alive = m.Local(m.NewLink(default, m.NewNumber(1), 2));
        m.NewNumber(3);
        EventLog log = new();
        heap.Events.Add(log);
        m.Collect();
        Assert.Equal(EventLog.OfCollection.Except([nameof(EventLog.HeapResized)]), log.Names);
        Assert.Equal<(object, object?)>((m, GcCollectionCause.Request), log.Last[nameof(EventLog.CollectionCaused)]);
        Assert.Equal<(object, object?)>((heap, 24 + 16 + 16L), log.Last[nameof(EventLog.CollectionPrepared)]);
        Assert.Equal<(object, object?)>((heap, 24 + 16L), log.Last[nameof(EventLog.LiveDataSize)]);
        Assert.Equal<(object, object?)>((heap, (GcCollectionCause.Request, heap.GetStatistics().MaxPause)), log.Last[nameof(EventLog.CollectionFinished)]);
        Assert.All(
            new[] { nameof(EventLog.StopRequested), nameof(EventLog.MutatorsStopped), nameof(EventLog.HeapTraced), nameof(EventLog.WeakUpdated), nameof(EventLog.MutatorsRestarting) },
            name => Assert.Same(heap, log.Last[name].Source));
    }

    [Fact]
    public void Causes_are_told()
    {
        EventLog log = new();
        using TailsHeap heap = new(Options() with { HeapSize = 1 << 20, EventListener = log, Stress = new GcStress { CollectEvery = 1000 } });
        using TailsHeap.Mutator m = heap.Attach();
        m.NewBlob(600_000);
        m.NewBlob(600_000);
        Assert.Equal<(object, object?)>((m, GcCollectionCause.LargeAllocation), log.Last[nameof(EventLog.CollectionCaused)]);
        m.Collect();
        for (int blob = 0; blob < 200; blob++)
        {
            m.NewBlob(5000);
        }

        Assert.Equal<(object, object?)>((m, GcCollectionCause.Allocation), log.Last[nameof(EventLog.CollectionCaused)]);
        for (int blob = 202; blob < 1000; blob++)
        {
            m.NewBlob(0);
        }

        Assert.Equal<(object, object?)>((m, GcCollectionCause.Stress), log.Last[nameof(EventLog.CollectionCaused)]);
    }

    [Fact]
    public void The_listener_of_the_options_hears_of_the_whole_life_of_a_heap()
    {
        EventLog log = new();
        ListHeap heap = new(Options() with { EventListener = log });
        ListHeap.Mutator first = heap.Attach();
        first.Dispose();
        first.Dispose();
        ListHeap.Mutator second = heap.Attach();
        heap.Dispose();
        heap.Dispose();
        Assert.Equal(
            [
                nameof(EventLog.HeapCreated), nameof(EventLog.MutatorAttached), nameof(EventLog.MutatorDetached), nameof(EventLog.MutatorAttached),
                nameof(EventLog.MutatorDetached), nameof(EventLog.HeapDisposed),
            ],
            log.Names);
        Assert.Same(heap, log.Last[nameof(EventLog.HeapCreated)].Source);
        Assert.Same(second, log.Last[nameof(EventLog.MutatorDetached)].Source);
        Assert.Same(heap, log.Last[nameof(EventLog.HeapDisposed)].Source);
    }

    [Fact]
    public void A_heap_that_changes_its_size_says_so()
    {
        EventLog log = new();
        using TailsHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20, MaxHeapSize = 64 << 20, Checked = false, EventListener = log });
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Blob> alive = m.Local(m.NewBlob(10_000_000));
        Assert.Equal(nameof(EventLog.HeapResized), log.Names[^1]);
        Assert.Equal<(object, object?)>((heap, heap.GetStatistics().HeapSizeBytes), log.Last[nameof(EventLog.HeapResized)]);
        alive.Ref = m.NewBlob(0);
        log.Names.Clear();
        m.Collect();
        Assert.Equal(EventLog.OfCollection, log.Names);
        Assert.Equal<(object, object?)>((heap, heap.GetStatistics().HeapSizeBytes), log.Last[nameof(EventLog.HeapResized)]);
    }

    [Theory]
    [InlineData(2_000_000, 0)]
    [InlineData(5_000, 0)]
    [InlineData(5_000, 2)]
    public void An_allocation_that_fails_is_told(int length, long failBlock)
    {
        EventLog log = new();
        using TailsHeap heap = new(Options() with { HeapSize = 1 << 20, EventListener = log, Stress = new GcStress { FailBlock = failBlock } });
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        GcOutOfMemoryException thrown = Assert.Throws<GcOutOfMemoryException>(() =>
        {
            for (int blob = 0; blob < 1000; blob++)
            {
                m.Local(m.NewBlob(length));
            }
        });
        Assert.Equal(nameof(EventLog.OutOfMemory), log.Names[^1]);
        Assert.Single(log.Names, nameof(EventLog.OutOfMemory));
        Assert.Equal<(object, object?)>((heap, thrown), log.Last[nameof(EventLog.OutOfMemory)]);
    }

    [Fact]
    public void Statistics_stand_still_during_a_collection()
    {
        using TailsHeap heap = new(Options());
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Blob> alive = m.Local(m.NewBlob(1000));
        m.Collect();
        m.NewBlob(5000);
        m.NewBlob(50_000);
        List<(string Name, long Allocated, long Large, long Collections, long Live)> seen = [];
        heap.Events.Add(new EventLog(name =>
        {
            GcStatistics statistics = heap.GetStatistics();
            seen.Add((name, statistics.AllocatedBytes, statistics.LargeObjects, statistics.Collections, statistics.LiveBytes));
        }));
        m.Collect();
        const long Allocated = 1008 + 5008 + (13 * 4096);
        Assert.Equal(9, seen.Count);
        Assert.All(seen[..^1], moment => Assert.Equal((Allocated, 1, 1, 1008), (moment.Allocated, moment.Large, moment.Collections, moment.Live)));
        Assert.Equal((nameof(EventLog.CollectionFinished), Allocated, 0, 2, 1008), seen[^1]);
    }

    [Fact]
    public void Listeners_come_and_go_between_collections()
    {
        using QuadHeap heap = new(Options());
        using QuadHeap.Mutator m = heap.Attach();
        EventLog late = new();
        EventLog? early = null;
        early = new EventLog(name =>
        {
            if (name == nameof(EventLog.HeapTraced))
            {
                heap.Events.Add(late);
                Assert.True(heap.Events.Remove(early!));
            }
        });
        heap.Events.Add(early);
        m.Collect();
        Assert.Equal(9, early.Names.Count);
        Assert.Empty(late.Names);
        m.Collect();
        Assert.Equal((9, 9), (early.Names.Count, late.Names.Count));
        Assert.False(heap.Events.Remove(early));
        heap.Events.Add(late);
        m.Collect();
        Assert.Equal(9 + 18, late.Names.Count);
        Assert.True(heap.Events.Remove(late));
        m.Collect();
        Assert.Equal(9 + 18 + 9, late.Names.Count);
        Assert.True(heap.Events.Remove(late));
        m.Collect();
        Assert.Equal(9 + 18 + 9, late.Names.Count);
    }

    [Fact]
    public void Any_thread_adds_and_removes_listeners()
    {
        using QuadHeap heap = new(Options());
        using QuadHeap.Mutator m = heap.Attach();
        EventLog[] staying = [.. Enumerable.Range(0, 400).Select(_ => new EventLog())];
        Task others = Task.Run(() => Parallel.For(0, staying.Length, index =>
        {
            EventLog leaving = new();
            heap.Events.Add(leaving);
            heap.Events.Add(staying[index]);
            Assert.True(heap.Events.Remove(leaving));
        }));
        while (!others.IsCompleted)
        {
            m.Collect();
        }

        Assert.True(others.IsCompletedSuccessfully);
        foreach (EventLog log in staying)
        {
            log.Names.Clear();
        }

        m.Collect();
        Assert.All(staying, log => Assert.Equal(9, log.Names.Count));
    }

    [Fact]
    public void Without_a_listener_a_collection_allocates_nothing_for_events()
    {
        using QuadHeap heap = new(Options());
        using QuadHeap.Mutator m = heap.Attach();
        EventLog log = new();
        m.Collect();
        long without = BytesOfCollection(m);
        heap.Events.Add(log);
        Assert.NotEqual(without, BytesOfCollection(m));
        heap.Events.Remove(log);
        Assert.Equal(without, BytesOfCollection(m));
    }

    private static long BytesOfCollection(QuadHeap.Mutator m)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        m.Collect();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static GcHeapOptions Options() => new() { HeapSize = 16 << 20, Checked = false };
}
