using CopySpaceGen.Tests.Behaviour;
using CopySpaceGen.Tests.Events;
using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Safepoints;

/// <summary>Threads come and go.</summary>
public class AttachTests
{
    [Fact]
    public void Several_threads_use_the_same_objects()
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 4 << 20 });
        using ListHeap.Mutator m = heap.Attach();
        using Persistent<Link> shared = m.Persistent(m.NewLink(index: 1));
        using MutatorThread other = new();
        ListHeap.Mutator theirs = other.Do(heap.Attach);
        other.Do(() =>
        {
            using GcScope scope = theirs.OpenScope();
            Local<Number> number = theirs.Local(theirs.NewNumber(7));
            GcRef<Link> link = shared.Ref;
            link.Number = number;
            link.Index = 2;
        });
        Assert.Equal((2, 7), (shared.Ref.Index, shared.Ref.Number.Value));
        using (m.Park())
        {
            other.Do(theirs.Collect);
        }

        Assert.Equal((2, 7), (shared.Ref.Index, shared.Ref.Number.Value));
        other.Do(theirs.Dispose);
    }

    [Fact]
    public void Who_attaches_during_a_collection_waits_for_its_end()
    {
        using CollectionGate gate = new(nameof(EventLog.HeapTraced));
        using ListHeap heap = new(new GcHeapOptions { EventListener = gate.Log });
        using MutatorThread first = new();
        using MutatorThread second = new();
        ListHeap.Mutator m = first.Do(heap.Attach);
        MutatorThread.Step collection = first.Begin(m.Collect);
        gate.AwaitCollection();
        MutatorThread.Step attachment = second.Begin(() =>
        {
            using ListHeap.Mutator late = heap.Attach();
            Assert.Equal(1, heap.GetStatistics().Collections);
            late.NewNumber();
        });
        heap.AwaitWaiting();
        Assert.False(attachment.IsDone);
        gate.Open();
        attachment.End();
        collection.End();
        first.Do(m.Dispose);
    }

    [Fact]
    public void Who_detaches_lets_a_collection_begin_that_waits_for_it()
    {
        using ListHeap heap = new();
        using MutatorThread other = new();
        using ListHeap.Mutator m = heap.Attach();
        ListHeap.Mutator theirs = other.Do(heap.Attach);
        MutatorThread.Step end = other.Begin(() =>
        {
            heap.AwaitStopRequest();
            Assert.Equal(0, heap.GetStatistics().Collections);
            theirs.Dispose();
        });
        m.Collect();
        end.End();
        Assert.Equal(1, heap.GetStatistics().Collections);
    }

    [Fact]
    public void Handles_of_a_thread_that_has_detached_keep_nothing_alive()
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        OtherThread.Run(() =>
        {
            using ListHeap.Mutator theirs = heap.Attach();
            using GcScope scope = theirs.OpenScope();
            theirs.Local(theirs.NewNumber(1));
        });
        m.Collect();
        Assert.Equal(0, heap.GetStatistics().LiveBytes);
    }

    [Fact]
    public void A_thread_may_be_attached_to_several_heaps()
    {
        using ListHeap one = new();
        using ListHeap two = new();
        using ListHeap.Mutator first = one.Attach();
        using ListHeap.Mutator second = two.Attach();
        using Persistent<Number> inOne = first.Persistent(first.NewNumber(1));
        using Persistent<Number> inTwo = second.Persistent(second.NewNumber(2));
        GcRef<Number> number = inTwo.Ref;
        first.Collect();
#pragma warning disable CSG0049 // It is in the other heap.
        Assert.Equal((1, 2), (inOne.Ref.Value, number.Value));
#pragma warning restore CSG0049
        Assert.Throws<InvalidOperationException>(one.Attach);
    }

    [Fact]
    public void A_heap_that_threads_are_attached_to_is_not_disposed_of_until_the_last_has_gone()
    {
        ListHeap heap = new();
        using MutatorThread other = new("worker");
        ListHeap.Mutator theirs = other.Do(heap.Attach);
        ListHeap.Mutator mine = heap.Attach();
        string message = Assert.Throws<InvalidOperationException>(heap.Dispose).Message;
        Assert.Contains($"the thread with id {other.Thread.ManagedThreadId} ('worker')", message, StringComparison.Ordinal);
        mine.NewNumber();
        other.Do(theirs.Dispose);
        heap.Dispose();
        Assert.Throws<ObjectDisposedException>(() => { mine.NewNumber(); });
        Assert.Throws<ObjectDisposedException>(() => other.Do(heap.Attach));
    }

    [Fact]
    public void Threads_that_attach_and_one_that_disposes_at_the_same_time_do_not_harm_each_other()
    {
        for (int round = 0; round < 200; round++)
        {
            ListHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20 });
            using Barrier start = new(3);
            Thread[] threads = [.. Enumerable.Range(0, 2).Select(_ => new Thread(() =>
            {
                start.SignalAndWait();
                try
                {
                    using ListHeap.Mutator m = heap.Attach();
                    m.NewNumber();
                    m.Collect();
                }
                catch (ObjectDisposedException)
                {
                }
            }))];
            Array.ForEach(threads, static thread => thread.Start());
            start.SignalAndWait();
            while (Record.Exception(heap.Dispose) is InvalidOperationException)
            {
                Thread.Yield();
            }

            Array.ForEach(threads, static thread => thread.Join());
            Assert.Throws<ObjectDisposedException>(heap.Attach);
        }
    }

    [Fact]
    public void A_heap_that_two_threads_dispose_of_at_the_same_time_is_disposed_of_once()
    {
        for (int round = 0; round < 200; round++)
        {
            EventLog log = new();
            ListHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20, EventListener = log });
            using Barrier start = new(2);
            SharedHeapTests.RunAll(2, _ =>
            {
                start.SignalAndWait();
                heap.Dispose();
            });
            Assert.Single(log.Names, nameof(EventLog.HeapDisposed));
        }
    }

    [Fact]
    public void A_thread_that_is_interrupted_while_it_waits_for_the_end_of_a_collection_waits_for_it_all_the_same()
    {
        using CollectionGate gate = new(nameof(EventLog.HeapTraced));
        using ListHeap heap = new(new GcHeapOptions { EventListener = gate.Log });
        using MutatorThread first = new();
        using MutatorThread second = new();
        ListHeap.Mutator m = first.Do(heap.Attach);
        MutatorThread.Step collection = first.Begin(m.Collect);
        gate.AwaitCollection();
        MutatorThread.Step attachment = second.Begin(() =>
        {
            using ListHeap.Mutator late = heap.Attach();
            Assert.Equal(1, heap.GetStatistics().Collections);
            Assert.Throws<ThreadInterruptedException>(static () => Thread.Sleep(1));
        });
        heap.AwaitWaiting();
        second.Thread.Interrupt();
        MutatorThread.Await(() => (second.Thread.ThreadState & ThreadState.WaitSleepJoin) != 0, "the wait after the interruption");
        Assert.False(attachment.IsDone);
        gate.Open();
        attachment.End();
        collection.End();
        first.Do(m.Dispose);
    }
}
