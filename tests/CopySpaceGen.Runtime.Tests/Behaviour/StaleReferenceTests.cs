using CopySpaceGen.Tests.Events;
using CopySpaceGen.Tests.Heaps;

#pragma warning disable CSG0049, CSG0050 // Outdated references are what is tested.

namespace CopySpaceGen.Tests.Behaviour;

/// <summary>What checked mode says of a reference that is used too late: its type, the collection, and where that was.</summary>
public class StaleReferenceTests
{
    private static readonly GcHeapOptions s_checked = new() { HeapSize = 1 << 20, Checked = true };

    [Fact]
    public void The_collection_that_has_moved_the_object_is_named_and_not_a_later_one()
    {
        using ListHeap heap = new(s_checked);
        using ListHeap.Mutator m = heap.Attach();
        m.Collect();
        m.Collect();
        GcStaleReferenceException thrown = Expect(m, () =>
        {
            m.NewNumber();
            m.Collect();
            m.NewNumber();
            m.Collect();
        });
        Assert.Equal(("GcRef<Link>", 3L, GcPoint.Collect), (thrown.ReferenceType, thrown.Collection, thrown.Point));
        Assert.StartsWith("A GcRef<Link> was used after collection 3 of its ListHeap, at Collect():", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_collection_the_place_is_named_at_which_there_could_have_been_one()
    {
        using ListHeap heap = new(s_checked);
        using ListHeap.Mutator m = heap.Attach();
        Check(() => m.NewNumber(), GcPoint.Allocation, "an allocation");
        Check(m.Safepoint, GcPoint.Safepoint, "Safepoint()");
        Check(() => m.Park().Dispose(), GcPoint.Park, "a park");
        Assert.Equal(0, heap.GetStatistics().Collections);

        void Check(Action call, GcPoint point, string name)
        {
            GcStaleReferenceException thrown = Expect(m, call);
            Assert.Equal((null, point), (thrown.Collection, thrown.Point));
            Assert.Contains($"was used after {name}, at which its ListHeap can be collected", thrown.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void So_is_the_place_of_a_collection()
    {
        using ListHeap heap = new(s_checked with { Stress = GcStress.Parse("every:1+safepoints") });
        using ListHeap.Mutator m = heap.Attach();
        long collections = 0;
        Check(() => m.NewNumber(), GcPoint.Allocation, "an allocation");
        Check(m.Safepoint, GcPoint.Safepoint, "Safepoint()");
        Check(m.Collect, GcPoint.Collect, "Collect()");

        void Check(Action call, GcPoint point, string name)
        {
            // One for the object itself.
            collections += 2;
            GcStaleReferenceException thrown = Expect(m, call);
            Assert.Equal((collections, point), (thrown.Collection, thrown.Point));
            Assert.Contains($"collection {collections} of its ListHeap, at {name}:", thrown.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_long_loop_of_allocations_is_remembered()
    {
        using ListHeap heap = new(s_checked);
        using ListHeap.Mutator m = heap.Attach();
        GcStaleReferenceException thrown = Expect(m, () =>
        {
            for (int i = 0; i < 5_000; i++)
            {
                m.NewNumber();
            }
        });
        Assert.Equal((null, GcPoint.Allocation), (thrown.Collection, thrown.Point));
    }

    [Fact]
    public void What_is_forgotten_is_said_to_be()
    {
        using ListHeap heap = new(s_checked);
        using ListHeap.Mutator m = heap.Attach();
        GcStaleReferenceException thrown = Expect(m, () =>
        {
            for (int i = 0; i < 200; i++)
            {
                m.Collect();
            }
        });
        Assert.Equal(("GcRef<Link>", null, null), (thrown.ReferenceType, thrown.Collection, thrown.Point));
        Assert.Contains("older than all that the thread's mutator of its ListHeap remembers", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_heap_of_the_thread_has_nothing_to_do_with_it()
    {
        using ListHeap heap = new(s_checked);
        using ListHeap other = new(s_checked);
        using ListHeap.Mutator m = heap.Attach();
        using ListHeap.Mutator n = other.Attach();
        GcStaleReferenceException thrown = Expect(m, () =>
        {
            n.Collect();
            n.Collect();
            m.Safepoint();
            n.Collect();
            m.Collect();
        });
        Assert.Equal((1L, GcPoint.Collect), (thrown.Collection, thrown.Point));
    }

    [Fact]
    public void A_reference_of_an_earlier_mutator_is_outdated()
    {
        using ListHeap heap = new(s_checked);
        ListHeap.Mutator? second = null;
        using ListHeap.Mutator first = heap.Attach();
        GcStaleReferenceException thrown = Expect(first, () =>
        {
            first.Dispose();
            second = heap.Attach();
        });
        second!.Dispose();
        Assert.Equal((null, null), (thrown.Collection, thrown.Point));
    }

    [Fact]
    public void A_value_of_any_type_is_named_by_its_heap()
    {
        using ValuesHeap heap = new(s_checked);
        using ValuesHeap.Mutator m = heap.Attach();
        GcStaleReferenceException thrown = Assert.Throws<GcStaleReferenceException>(() =>
        {
            GcAny<ValuesHeap> any = m.NewBoxed(number: 1).Any;
            m.Collect();
            return any.Is<Boxed>();
        });
        Assert.Equal(("GcAny<ValuesHeap>", 1L, GcPoint.Collect), (thrown.ReferenceType, thrown.Collection, thrown.Point));
    }

    [Fact]
    public void An_allocation_that_fails_has_collected_before()
    {
        using TailsHeap heap = new(s_checked);
        using TailsHeap.Mutator m = heap.Attach();
        GcStaleReferenceException thrown = Assert.Throws<GcStaleReferenceException>(() =>
        {
            using Persistent<Blob> full = m.Persistent(m.NewBlob(600_000));
            GcRef<Blob> blob = m.NewBlob(1);
            Assert.Throws<GcOutOfMemoryException>(() => m.NewBlob(600_000));
            return blob.Length;
        });
        Assert.Equal(("GcRef<Blob>", 1L, GcPoint.Allocation), (thrown.ReferenceType, thrown.Collection, thrown.Point));
    }

    [Fact]
    public void A_collection_that_a_listener_fails_is_one_all_the_same()
    {
        EventLog failing = new(happening => throw new NotSupportedException(happening));
        using ListHeap heap = new(s_checked);
        using ListHeap.Mutator m = heap.Attach();
        heap.Events.Add(failing);
        GcStaleReferenceException thrown = Expect(m, () => Assert.ThrowsAny<Exception>(m.Collect));
        heap.Events.Remove(failing);
        Assert.Equal((1L, GcPoint.Collect), (thrown.Collection, thrown.Point));
    }

    private static GcStaleReferenceException Expect(ListHeap.Mutator m, Action call) => Assert.Throws<GcStaleReferenceException>(() =>
    {
        GcRef<Link> link = m.NewLink(index: 1);
        call();
        return link.Index;
    });
}
