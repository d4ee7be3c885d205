using CopySpaceGen.Tests.Events;
using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Safepoints;

/// <summary>A thread collects, and the others stop for it.</summary>
public class StopTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_thread_stops_at_its_next_safepoint(bool isChecked)
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20, Checked = isChecked });
        using MutatorThread other = new();
        using ListHeap.Mutator m = heap.Attach();
        ListHeap.Mutator theirs = other.Do(heap.Attach);
        MutatorThread.Step safepoints = other.Begin(() =>
        {
            using (theirs)
            using (theirs.OpenScope())
            {
                Local<Number> kept = theirs.Local(theirs.NewNumber(4));
                while (heap.GetStatistics().Collections == 0)
                {
                    theirs.Safepoint();
                }

                Assert.Equal(4, kept.Value);
            }
        });
        m.Collect();
        safepoints.End();
        Assert.Equal(1, heap.GetStatistics().Collections);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(20_000)]
    public void It_stops_as_well_when_an_allocation_takes_the_slow_path(int size)
    {
        using TailsHeap heap = new(new GcHeapOptions { HeapSize = 64 << 20, Checked = false });
        using MutatorThread other = new();
        using TailsHeap.Mutator m = heap.Attach();
        TailsHeap.Mutator theirs = other.Do(heap.Attach);
        MutatorThread.Step allocations = other.Begin(() =>
        {
            while (heap.GetStatistics().Collections == 0)
            {
                theirs.NewBlob(size);
            }

            theirs.Dispose();
        });
        m.Collect();
        allocations.End();
        Assert.Equal(1, heap.GetStatistics().CollectionsBy(GcCollectionCause.Request));
    }

    // A collection would look for itself after some milliseconds, and not miss what woke it.
    [Theory]
    [InlineData("parks")]
    [InlineData("detaches")]
    [InlineData("stops")]
    [InlineData("wants to collect as well")]
    public void The_last_thread_that_runs_wakes_the_one_that_waits_for_it_when_it(string does)
    {
        using ListHeap heap = new();
        using MutatorThread other = new();
        using ListHeap.Mutator m = heap.Attach();
        ListHeap.Mutator theirs = other.Do(heap.Attach);
        theirs.RequestStop();
        MutatorThread.Step last;
        using (heap.World.TryClaim(m))
        {
            last = other.Begin(() =>
            {
                switch (does)
                {
                    case "parks":
                        using (theirs.Park())
                        {
                        }

                        break;
                    case "stops":
                        theirs.Safepoint();
                        break;
                    case "wants to collect as well":
                        theirs.Collect();
                        break;
                }

                theirs.Dispose();
            });
            Assert.True(m.Participant.Doze(MutatorThread.Patience), "Nobody wakes it.");
        }

        using (m.Park())
        {
            last.End();
        }
    }

    [Fact]
    public void Requests_that_meet_are_met_by_one_collection()
    {
        using CollectionGate gate = new(nameof(EventLog.StopRequested));
        using ListHeap heap = new(new GcHeapOptions { EventListener = gate.Log });
        using MutatorThread first = new();
        using MutatorThread second = new();
        using MutatorThread third = new();
        MutatorThread[] threads = [first, second, third];
        ListHeap.Mutator[] mutators = [.. threads.Select(thread => thread.Do(heap.Attach))];
        MutatorThread.Step[] collections = new MutatorThread.Step[3];
        collections[0] = first.Begin(mutators[0].Collect);
        gate.AwaitCollection();
        heap.RequestCollection();
        collections[1] = second.Begin(mutators[1].Collect);
        collections[2] = third.Begin(mutators[2].Safepoint);
        heap.AwaitWaiting(2);
        gate.Open();
        Array.ForEach(collections, static step => step.End());
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i].Do(mutators[i].Safepoint);
            threads[i].Do(mutators[i].Dispose);
        }

        Assert.Equal(1, heap.GetStatistics().Collections);
        Assert.Single(gate.Log.Names, nameof(EventLog.CollectionCaused));
    }

    [Fact]
    public void What_is_dropped_before_a_merged_request_is_collected()
    {
        using CollectionGate gate = new(nameof(EventLog.StopRequested));
        using ListHeap heap = new(new GcHeapOptions { EventListener = gate.Log });
        using MutatorThread first = new();
        using MutatorThread second = new();
        ListHeap.Mutator one = first.Do(heap.Attach);
        ListHeap.Mutator two = second.Do(heap.Attach);
        Persistent<Number> root = second.Do(() => two.Persistent(two.NewNumber(1)));
        MutatorThread.Step collection = first.Begin(one.Collect);
        gate.AwaitCollection();
        MutatorThread.Step merged = second.Begin(() =>
        {
            root.Dispose();
            two.Collect();
            Assert.Equal(0, heap.GetStatistics().LiveBytes);
        });
        heap.AwaitWaiting();
        gate.Open();
        merged.End();
        collection.End();
        Assert.Equal(1, heap.GetStatistics().Collections);
        first.Do(one.Dispose);
        second.Do(two.Dispose);
    }

    [Fact]
    public void A_request_that_meets_a_verification_is_met_by_a_collection_after_it()
    {
        using ListHeap heap = new();
        using MutatorThread first = new();
        using MutatorThread second = new();
        ListHeap.Mutator one = first.Do(heap.Attach);
        ListHeap.Mutator two = second.Do(heap.Attach);
        MutatorThread.Step verification = first.Begin(() =>
        {
            heap.Verify();
            one.Dispose();
        });
        heap.AwaitStopRequest();
        second.Do(two.Collect);
        verification.End();
        Assert.Equal(1, heap.GetStatistics().Collections);
        second.Do(two.Dispose);
    }

    [Fact]
    public void A_request_that_comes_before_another_kind_of_stop_is_met_after_it()
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20, Checked = false });
        using MutatorThread first = new();
        using MutatorThread second = new();
        ListHeap.Mutator one = first.Do(heap.Attach);
        ListHeap.Mutator two = second.Do(heap.Attach);
        MutatorThread.Step verification = first.Begin(() =>
        {
            heap.Verify();
            one.Dispose();
        });
        heap.AwaitStopRequest();
        heap.RequestCollection();
        second.Do(two.Safepoint);
        verification.End();
        Assert.Equal(0, heap.GetStatistics().Collections);
        second.Do(two.Safepoint);
        Assert.Equal(1, heap.GetStatistics().Collections);
        second.Do(two.Dispose);
    }

    [Fact]
    public void One_of_several_threads_meets_a_request_once()
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20 });
        using MutatorThread other = new();
        using ListHeap.Mutator m = heap.Attach();
        ListHeap.Mutator theirs = other.Do(heap.Attach);
        for (int requests = 1; requests <= 3; requests++)
        {
            heap.RequestCollection();
            using (m.Park())
            {
                other.Do(theirs.Safepoint);
            }

            m.Safepoint();
            using (m.Park())
            {
                other.Do(theirs.Safepoint);
            }

            Assert.Equal(requests, heap.GetStatistics().Collections);
        }

        other.Do(theirs.Dispose);
    }

    [Fact]
    public void A_failure_of_a_large_allocation_reaches_the_thread_that_asked_for_it()
    {
        using TailsHeap heap = new(new GcHeapOptions { HeapSize = 4 << 20, Checked = false });
        using MutatorThread first = new();
        using MutatorThread second = new();
        TailsHeap.Mutator greedy = first.Do(heap.Attach);
        using Persistent<Blob> root = first.Do(() => greedy.Persistent(greedy.NewBlob(3 << 20)));
        bool isDone = false;
        MutatorThread.Step small = second.Begin(() =>
        {
            using TailsHeap.Mutator modest = heap.Attach();
            while (!Volatile.Read(ref isDone))
            {
                modest.NewBlob(1000);
            }
        });
        MutatorThread.Step large = first.Begin(() =>
        {
            for (int i = 0; i < 50; i++)
            {
                Assert.Throws<GcOutOfMemoryException>(() => greedy.NewBlob(2 << 20));
            }

            greedy.Dispose();
        });
        large.End();
        Volatile.Write(ref isDone, true);
        small.End();
    }

    [Theory]
    [InlineData(512 << 10, 8)]
    [InlineData(1 << 20, 16)]
    public void More_threads_than_blocks_get_ahead_in_a_small_heap(int heapSize, int threads)
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = heapSize, Checked = false });
        MutatorThread[] others = [.. Enumerable.Range(0, threads).Select(static _ => new MutatorThread())];
        MutatorThread.Step[] steps = [.. others.Select(thread => thread.Begin(() =>
        {
            using ListHeap.Mutator m = heap.Attach();
            using GcScope scope = m.OpenScope();
            Local<Link> last = m.Local(m.NewLink(index: 0));
            for (int i = 1; i < 20_000; i++)
            {
                last.Ref = m.NewLink(number: m.NewNumber(i), index: i);
                Assert.Equal((i, i), (last.Index, last.Number.Value));
            }
        }))];
        Array.ForEach(steps, static step => step.End());
        Array.ForEach(others, static thread => thread.Dispose());
    }

    [Fact]
    public void The_time_to_stop_is_counted_as_part_of_the_pause()
    {
        using ListHeap heap = new();
        using MutatorThread other = new();
        using ListHeap.Mutator m = heap.Attach();
        m.Collect();
        TimeSpan alone = heap.GetStatistics().MaxTimeToStop;
        ListHeap.Mutator theirs = other.Do(heap.Attach);
        TimeSpan delay = (2 * alone) + TimeSpan.FromMilliseconds(20);
        MutatorThread.Step late = other.Begin(() =>
        {
            heap.AwaitStopRequest();
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            while (System.Diagnostics.Stopwatch.GetElapsedTime(start) < delay)
            {
                Thread.Yield();
            }

            theirs.Dispose();
        });
        m.Collect();
        late.End();
        GcStatistics statistics = heap.GetStatistics();
        Assert.True(statistics.MaxTimeToStop >= delay);
        Assert.True(statistics.TotalTimeToStop >= statistics.MaxTimeToStop);
        Assert.True(statistics.MaxPause >= statistics.MaxTimeToStop);
        Assert.True(statistics.TotalPause >= statistics.TotalTimeToStop);
    }
}
