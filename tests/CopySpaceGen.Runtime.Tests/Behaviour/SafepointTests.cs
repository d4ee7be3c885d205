using CopySpaceGen.Tests.Heaps;

#pragma warning disable CSG0049 // Outdated references are what is tested.

namespace CopySpaceGen.Tests.Behaviour;

public class SafepointTests
{
    [Fact]
    public void A_collection_that_another_thread_asks_for_happens_at_the_next_safepoint_once()
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20 });
        using ListHeap.Mutator m = heap.Attach();
        m.Safepoint();
        Assert.Equal(0, heap.GetStatistics().Collections);
        OtherThread.Run(() =>
        {
            heap.RequestCollection();
            heap.RequestCollection();
        });
        Assert.Equal(0, heap.GetStatistics().Collections);
        m.Safepoint();
        m.Safepoint();
        Assert.Equal(1, heap.GetStatistics().Collections);
        heap.RequestCollection();
        m.Safepoint();
        Assert.Equal(2, heap.GetStatistics().Collections);
    }

    [Fact]
    public void It_happens_as_well_when_an_allocation_needs_a_fresh_region()
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 16 << 20, Checked = false });
        using ListHeap.Mutator m = heap.Attach();
        m.NewNumber();
        heap.RequestCollection();
        for (int bytes = 0; bytes < 2 * Slab.RegionSize; bytes += 16)
        {
            m.NewNumber();
        }

        Assert.Equal(1, heap.GetStatistics().Collections);
        m.Safepoint();
        Assert.Equal(1, heap.GetStatistics().Collections);
    }

    [Fact]
    public void Asked_for_while_no_thread_is_attached_it_is_for_the_next_one()
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20 });
        heap.RequestCollection();
        using ListHeap.Mutator m = heap.Attach();
        m.Safepoint();
        Assert.Equal(1, heap.GetStatistics().Collections);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void In_checked_mode_it_outdates_references_whether_it_collects_or_not(bool isRequested)
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20, Checked = true });
        using ListHeap.Mutator m = heap.Attach();
        Assert.Throws<GcStaleReferenceException>(() =>
        {
            GcRef<Link> link = m.NewLink(index: 1);
            if (isRequested)
            {
                heap.RequestCollection();
            }

            m.Safepoint();
            return link.Index;
        });
        Assert.Equal(isRequested ? 1 : 0, heap.GetStatistics().Collections);
    }

    [Fact]
    public void Another_thread_cannot_stop_there_for_the_attached_one()
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20, Checked = false });
        using ListHeap.Mutator m = heap.Attach();
        heap.RequestCollection();
        OtherThread.Catch<InvalidOperationException>(m.Safepoint);
        m.Safepoint();
        Assert.Equal(1, heap.GetStatistics().Collections);
    }

    [Fact]
    public void After_the_end_of_mutator_or_heap_both_say_so()
    {
        ListHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20, Checked = false });
        ListHeap.Mutator m = heap.Attach();
        m.Dispose();
        Assert.Throws<ObjectDisposedException>(m.Safepoint);
        heap.Dispose();
        Assert.Throws<ObjectDisposedException>(heap.RequestCollection);
    }

    [Fact]
    public void No_request_is_lost_whenever_it_comes()
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20, Checked = false });
        for (int round = 0; round < 200; round++)
        {
            using Barrier start = new(2);
            Thread asker = new(() =>
            {
                start.SignalAndWait();
                heap.RequestCollection();
            });
            asker.Start();
            start.SignalAndWait();
            long before = heap.GetStatistics().Collections;
            using ListHeap.Mutator m = heap.Attach();
            m.Safepoint();
            asker.Join();
            m.Safepoint();
            Assert.Equal(before + 1, heap.GetStatistics().Collections);
        }
    }
}
