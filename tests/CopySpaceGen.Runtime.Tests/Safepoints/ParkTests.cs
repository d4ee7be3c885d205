using CopySpaceGen.Tests.Behaviour;
using CopySpaceGen.Tests.Events;
using CopySpaceGen.Tests.Heaps;

#pragma warning disable CSG0049 // Outdated references are what is tested.

namespace CopySpaceGen.Tests.Safepoints;

/// <summary>Threads that do something else for a while.</summary>
public class ParkTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_collection_does_not_wait_for_a_parked_thread_and_traces_its_handles(bool isChecked)
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20, Checked = isChecked });
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Number> kept = m.Local(m.NewNumber(5));
        using Weak<Number> weak = m.Weak(kept);
        using (m.Park())
        {
            OtherThread.Run(() =>
            {
                using ListHeap.Mutator theirs = heap.Attach();
                theirs.Collect();
                theirs.NewNumber(6);
                theirs.Collect();
                Assert.Equal(16, heap.GetStatistics().LiveBytes);
            });
        }

        Assert.Equal(5, kept.Value);
        Assert.True(weak.Ref == kept);
        Assert.Equal(8, m.NewNumber(8).Value);
        Assert.Equal(5, kept.Value);
        heap.Verify();
    }

    [Fact]
    public void Who_parks_lets_a_collection_begin_that_waits_for_it()
    {
        using ListHeap heap = new();
        using MutatorThread other = new();
        using ListHeap.Mutator m = heap.Attach();
        ListHeap.Mutator theirs = other.Do(heap.Attach);
        MutatorThread.Step park = other.Begin(() =>
        {
            heap.AwaitStopRequest();
            using (theirs.Park())
            {
                MutatorThread.Await(() => heap.GetStatistics().Collections == 1, "the collection");
            }

            theirs.Dispose();
        });
        m.Collect();
        using (m.Park())
        {
            park.End();
        }
    }

    [Fact]
    public void Who_comes_back_during_a_collection_waits_for_its_end()
    {
        using CollectionGate gate = new(nameof(EventLog.HeapTraced));
        using ListHeap heap = new(new GcHeapOptions { EventListener = gate.Log });
        using MutatorThread first = new();
        using MutatorThread second = new();
        using ManualResetEventSlim mayComeBack = new();
        ListHeap.Mutator collecting = first.Do(heap.Attach);
        ListHeap.Mutator parked = second.Do(heap.Attach);
        MutatorThread.Step park = second.Begin(() =>
        {
            using GcScope scope = parked.OpenScope();
            Local<Number> kept = parked.Local(parked.NewNumber(3));
            using (parked.Park())
            {
                mayComeBack.Wait();
            }

            Assert.Equal(1, heap.GetStatistics().Collections);
            Assert.Equal(3, kept.Value);
        });
        MutatorThread.Await(() => parked.Participant.State == MutatorState.Parked, "the park");
        MutatorThread.Step collection = first.Begin(collecting.Collect);
        gate.AwaitCollection();
        mayComeBack.Set();
        heap.AwaitWaiting();
        Assert.False(park.IsDone);
        gate.Open();
        park.End();
        collection.End();
        first.Do(collecting.Dispose);
        second.Do(parked.Dispose);
    }

    [Fact]
    public void Parks_nest_and_the_outermost_counts()
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        using (m.Park())
        {
            using (m.Park())
            {
            }

            OtherThread.Run(() =>
            {
                using ListHeap.Mutator theirs = heap.Attach();
                theirs.Collect();
            });
        }

        m.NewNumber();
        m.Collect();
        Assert.Equal(2, heap.GetStatistics().Collections);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_heap_is_out_of_bounds_while_parked(bool isChecked)
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20, Checked = isChecked });
        using ListHeap.Mutator m = heap.Attach();
        using Persistent<Number> root = m.Persistent(m.NewNumber(1));
        using Weak<Number> weak = m.Weak(root.Ref);
        using (m.OpenScope())
        {
            using (m.Park())
            {
                Refused(() => m.NewNumber());
                Refused(() => m.NewLink());
                Refused(m.Collect);
                Refused(() => { m.OpenScope(); });
                Refused(() => { m.Local(default(GcRef<Number>)); });
                Refused(() => { m.Persistent(default(GcRef<Number>)); });
                Refused(() => { _ = root.Ref; });
                Refused(() => root.Ref = default);
                Refused(() => { _ = weak.Ref; });
                Refused(() => heap.Verify());
                Refused(m.Dispose);
                Refused(heap.Dispose);
                if (isChecked)
                {
                    Refused(m.Safepoint);
                }
            }
        }

        using (m.OpenScope())
        {
            m.Local(m.NewNumber());
        }

        Assert.Equal(1, root.Ref.Value);

        static void Refused(Action use)
        {
            string message = Assert.Throws<InvalidOperationException>(use).Message;
            Assert.Contains("ListHeap.Mutator was used while its thread is parked", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_scope_is_not_closed_while_parked()
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        GcScope scope = m.OpenScope();
        GcPark park = m.Park();
        InvalidOperationException? refused = null;
        try
        {
            scope.Dispose();
        }
        catch (InvalidOperationException exception)
        {
            refused = exception;
        }

        park.Dispose();
        scope.Dispose();
        Assert.Contains("parked", refused!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_checked_mode_no_object_is_read_while_parked_and_references_from_before_are_outdated()
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20, Checked = true });
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Link> local = m.Local(m.NewLink(index: 3));
        GcRef<Link> before = local;
        InvalidOperationException? refused = null;
        bool isOutdated = false;
        using (m.Park())
        {
            try
            {
                _ = local.Ref;
            }
            catch (InvalidOperationException exception)
            {
                refused = exception;
            }
        }

        try
        {
            _ = before.Index;
        }
        catch (GcStaleReferenceException)
        {
            isOutdated = true;
        }

        Assert.Contains("parked", refused!.Message, StringComparison.Ordinal);
        Assert.True(isOutdated);
        Assert.Equal(3, local.Index);
    }

    [Fact]
    public void Parks_end_innermost_first_once_and_on_their_thread()
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        GcPark outer = m.Park();
        GcPark inner = m.Park();
        List<string> messages = [];
        End(outer, messages);
        inner.Dispose();
        End(inner, messages);
        outer.Dispose();
        End(outer, messages);
        Assert.Equal(3, messages.Count);
        Assert.Contains("innermost first", messages[0], StringComparison.Ordinal);
        Assert.Contains("innermost first", messages[1], StringComparison.Ordinal);
        Assert.Contains("ended twice", messages[2], StringComparison.Ordinal);
        Assert.Contains("Attach()", OtherThread.Catch<InvalidOperationException>(() => m.Park()).Message, StringComparison.Ordinal);
        m.NewNumber();

        static void End(GcPark park, List<string> messages)
        {
            try
            {
                park.Dispose();
            }
            catch (InvalidOperationException exception)
            {
                messages.Add(exception.Message);
            }
        }
    }

    [Fact]
    public void A_request_that_comes_while_all_are_parked_is_met_by_who_comes_back()
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20 });
        using ListHeap.Mutator m = heap.Attach();
        using (m.Park())
        {
            heap.RequestCollection();
            Assert.Equal(0, heap.GetStatistics().Collections);
        }

        m.Safepoint();
        m.Safepoint();
        Assert.Equal(1, heap.GetStatistics().Collections);
    }
}
