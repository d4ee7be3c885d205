using CopySpaceGen.Tests.Events;
using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Safepoints;

/// <summary>Threads that end without detaching.</summary>
public class LostThreadTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_thread_that_has_ended_is_not_waited_for_and_its_handles_keep_nothing_alive(bool isParked)
    {
        EventLog log = new();
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20, EventListener = log, VerifyEveryCollection = true });
        using ListHeap.Mutator m = heap.Attach();
        ListHeap.Mutator lost = Lose(heap, theirs =>
        {
            GcScope scope = theirs.OpenScope();
            theirs.Local(theirs.NewNumber(1));
            if (isParked)
            {
                theirs.Park();
            }
        });
        m.Collect();
        Assert.Equal(0, heap.GetStatistics().LiveBytes);
        Assert.Equal(1, heap.GetStatistics().Collections);
        Assert.Same(lost, log.Last[nameof(EventLog.MutatorLost)].Source);
        Assert.Throws<ObjectDisposedException>(() => { lost.NewNumber(); });
        Assert.Throws<ObjectDisposedException>(lost.Safepoint);
        lost.Dispose();
        m.Collect();
        Assert.Single(log.Names, nameof(EventLog.MutatorLost));
        Assert.DoesNotContain(nameof(EventLog.MutatorDetached), log.Names);
    }

    [Fact]
    public void It_is_noticed_while_a_collection_waits_for_it()
    {
        EventLog log = new();
        using ListHeap heap = new(new GcHeapOptions { EventListener = log, StopTimeout = MutatorThread.Patience });
        using MutatorThread other = new();
        using ListHeap.Mutator m = heap.Attach();
        other.Do(heap.Attach);
        other.Begin(heap.AwaitStopRequest);
        other.Dispose();
        m.Collect();
        int order = log.Names.IndexOf(nameof(EventLog.MutatorLost));
        Assert.InRange(order, log.Names.IndexOf(nameof(EventLog.StopRequested)), log.Names.IndexOf(nameof(EventLog.MutatorsStopped)));
    }

    [Fact]
    public void What_it_has_written_is_not_lost()
    {
        using LoggedHeap heap = new(new GcHeapOptions { HeapSize = 2 << 20 });
        using LoggedHeap.Mutator m = heap.Attach();
        using Persistent<LoggedTree> root = m.Persistent(m.NewLoggedTree());
        m.Collect();
        Lose(heap, heap.Attach, _ =>
        {
            GcRef<LoggedTree> tree = root.Ref;
            tree.Left = tree;
        });
        int edges = 0;
        foreach (GcChangedEdge<LoggedHeap> edge in heap.ChangedEdges())
        {
            Assert.Equal("_left", edge.Field);
            edges++;
        }

        Assert.Equal(1, edges);
        heap.Verify();
    }

    [Fact]
    public void It_does_not_keep_the_heap_from_being_disposed_of()
    {
        EventLog log = new();
        ListHeap heap = new(new GcHeapOptions { EventListener = log });
        Lose(heap, static theirs => theirs.NewNumber());
        heap.Dispose();
        Assert.Equal([nameof(EventLog.MutatorLost), nameof(EventLog.HeapDisposed)], log.Names.TakeLast(2));
        Assert.Throws<ObjectDisposedException>(heap.Attach);
    }

    [Fact]
    public void A_listener_that_fails_then_ends_nothing()
    {
        EventLog log = new(static name =>
        {
            if (name == nameof(EventLog.MutatorLost))
            {
                throw new InvalidOperationException("as planned");
            }
        });
        using ListHeap heap = new(new GcHeapOptions { EventListener = log });
        using ListHeap.Mutator m = heap.Attach();
        Lose(heap, static theirs => theirs.NewNumber());
        Assert.Contains("as planned", Assert.Throws<AggregateException>(() => heap.Verify()).InnerExceptions.Select(static failure => failure.Message));
        m.Collect();
        Assert.Equal(1, heap.GetStatistics().Collections);
    }

    private static ListHeap.Mutator Lose(ListHeap heap, Action<ListHeap.Mutator> action) => Lose(heap, heap.Attach, action);

    private static TMutator Lose<TMutator>(GcHeap heap, Func<TMutator> attach, Action<TMutator> action)
        where TMutator : GcMutator
    {
        using MutatorThread other = new();
        TMutator mutator = other.Do(attach);
        other.Do(() => action(mutator));
        Assert.Same(heap, mutator.Heap);
        other.End();
        return mutator;
    }
}
