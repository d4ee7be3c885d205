using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Sizing;

public class GrowthTests
{
    private const long Smallest = GcHeapOptions.SmallestHeapSize;

    [Fact]
    public void A_heap_without_options_grows_with_what_lives_in_it()
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Assert.Equal(16 << 20, heap.GetStatistics().HeapSizeBytes);
        Local<Link> head = m.Local(GcRef<Link>.Null);
        AssertHolds(m, head, count: 2_500_000);
        GcStatistics statistics = heap.GetStatistics();
        Assert.InRange(statistics.HeapSizeBytes, 2 * 2_500_000 * 40L, 500 << 20);
        Assert.InRange(statistics.Collections, 2, 40);
    }

    [Fact]
    public void An_aligned_heap_grows_in_its_range()
    {
        using QuadHeap heap = new(new GcHeapOptions { HeapSize = Smallest, MaxHeapSize = 300 << 20 });
        using QuadHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Quad> last = m.Local(GcRef<Quad>.Null);
        for (int count = 0; count < 4_000_000; count++)
        {
            last.Ref = m.NewQuad(northWest: last);
        }

        m.Collect();
        Assert.Equal(4_000_000 * 32L, heap.GetStatistics().LiveBytes);
        Assert.True(heap.Contains(last.Ref));
    }

    [Fact]
    public void It_does_not_exceed_its_limit_and_says_so()
    {
        const long Limit = 8 << 20;
        using ListHeap heap = new(new GcHeapOptions { HeapSize = Smallest, MaxHeapSize = Limit, VerifyEveryCollection = true });
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Link> head = m.Local(GcRef<Link>.Null);
        GcOutOfMemoryException full = FillUp(m, head);
        Assert.Equal(GcOutOfMemoryReason.HeapIsFull, full.Reason);
        Assert.Equal(Limit, full.HeapSize);
        Assert.InRange(full.LiveBytes, (long)(Limit * 0.45), Limit / 2);
        Assert.Equal(Limit, heap.GetStatistics().HeapSizeBytes);
        head.Ref = GcRef<Link>.Null;
        AssertHolds(m, head, count: 90_000);
    }

    [Fact]
    public void It_shrinks_when_less_is_alive_but_not_below_its_first_size()
    {
        const long First = 1 << 20;
        using ListHeap heap = new(new GcHeapOptions { HeapSize = First, MaxHeapSize = 1 << 30 });
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Link> head = m.Local(GcRef<Link>.Null);
        AssertHolds(m, head, count: 1_000_000);
        long large = heap.GetStatistics().HeapSizeBytes;
        head.Ref = GcRef<Link>.Null;
        for (int collection = 0; collection < 20; collection++)
        {
            m.Collect();
        }

        Assert.InRange(large, 80 << 20, 1 << 30);
        Assert.Equal(First, heap.GetStatistics().HeapSizeBytes);
        AssertHolds(m, head, count: 1_000_000);
    }

    [Theory]
    [InlineData(2.5)]
    [InlineData(4)]
    public void After_a_collection_its_size_is_a_multiple_of_what_lives(double multiplier)
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = Smallest, MaxHeapSize = 1 << 30, HeapSizeMultiplier = multiplier });
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Link> head = m.Local(GcRef<Link>.Null);
        AssertHolds(m, head, count: 500_000);
        for (int collection = 0; collection < 8; collection++)
        {
            m.Collect();
        }

        Assert.InRange(heap.GetStatistics().HeapSizeBytes, 500_000 * 40 * multiplier, (500_000 * 40 * multiplier) + Slab.BlockSize);
    }

    [Fact]
    public void It_keeps_what_the_next_evacuation_of_awkward_sizes_can_take()
    {
        // Objects of which seven fill a region and leave an eighth of it: a size of little more than twice what lives would be too small.
        using TailsHeap heap = new(new GcHeapOptions { HeapSize = Smallest, MaxHeapSize = 256 << 20, HeapSizeMultiplier = 2.1, VerifyEveryCollection = true });
        using TailsHeap.Mutator m = heap.Attach();
        List<Persistent<Blob>> blobs = [];
        for (int index = 0; index < 3_000; index++)
        {
            blobs.Add(m.Persistent(m.NewBlob(8_184)));
            blobs[index].Ref.Bytes.Fill((byte)index);
        }

        for (int collection = 0; collection < 4; collection++)
        {
            m.Collect();
            Assert.InRange(heap.GetStatistics().HeapSizeBytes, 2 * 3_000 / 7 * Slab.RegionSize, 256 << 20);
        }

        for (int index = 0; index < blobs.Count; index++)
        {
            Assert.Equal(-1, blobs[index].Ref.Bytes.IndexOfAnyExcept((byte)index));
        }
    }

    [Fact]
    public void Large_objects_make_it_grow_too()
    {
        using TailsHeap heap = new(new GcHeapOptions { HeapSize = Smallest, MaxHeapSize = 64 << 20 });
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Text> first = m.Local(m.NewText(20_000_000));
        first.Chars[^1] = 'x';
        Assert.InRange(heap.GetStatistics().HeapSizeBytes, 40_000_000, 64 << 20);
        GcOutOfMemoryException full = Assert.Throws<GcOutOfMemoryException>(() => m.NewText(20_000_000));
        Assert.Equal(GcOutOfMemoryReason.HeapIsFull, full.Reason);
        first.Ref = m.NewText("short");
        Assert.Equal(20_000_000, m.NewText(20_000_000).Length);
    }

    [Fact]
    public void A_heap_so_full_that_it_would_only_collect_throws_instead()
    {
        // All that a collection frees is the link that each step drops.
        const long HeapSize = 16 << 20;
        using ListHeap heap = new(new GcHeapOptions { HeapSize = HeapSize });
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Link> head = m.Local(GcRef<Link>.Null);
        FillUp(m, head);
        for (int dropped = 0; dropped < 400; dropped++)
        {
            head.Ref = head.Ref.Next;
        }

        long before = heap.GetStatistics().Collections;
        GcOutOfMemoryException full = Assert.Throws<GcOutOfMemoryException>(() =>
        {
            for (int step = 0; step < 1_000_000; step++)
            {
                m.NewLink(default, default, step);
            }
        });
        Assert.Equal(GcOutOfMemoryReason.HeapIsFull, full.Reason);
        Assert.InRange(heap.GetStatistics().Collections - before, 1, 20);

        for (int dropped = 0; dropped < 100_000; dropped++)
        {
            head.Ref = head.Ref.Next;
        }

        for (int step = 0; step < 1_000_000; step++)
        {
            m.NewLink(default, default, step);
        }
    }

    private static void AssertHolds(ListHeap.Mutator m, Local<Link> head, int count)
    {
        Fill(m, head, count);
        m.Collect();
        Assert.Equal(count * 40L, m.Heap.GetStatistics().LiveBytes);
        for (GcRef<Link> link = head; !link.IsNull; link = link.Next)
        {
            count--;
            Assert.Equal(count, link.Index);
            Assert.Equal(count, link.Number.Value);
        }

        Assert.Equal(0, count);
    }

    private static GcOutOfMemoryException FillUp(ListHeap.Mutator m, Local<Link> head)
    {
        try
        {
            Fill(m, head, int.MaxValue);
        }
        catch (GcOutOfMemoryException full)
        {
            return full;
        }

        throw new InvalidOperationException("A heap holds more than there can be.");
    }

    private static void Fill(ListHeap.Mutator m, Local<Link> head, int count)
    {
        for (int index = 0; index < count; index++)
        {
            head.Ref = m.NewLink(head, m.NewNumber(index), index);
        }
    }
}
