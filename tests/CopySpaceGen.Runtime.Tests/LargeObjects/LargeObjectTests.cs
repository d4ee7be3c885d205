using CopySpaceGen.CompilerServices;
using CopySpaceGen.Tests.Heaps;

#pragma warning disable CSG0049 // Outdated references are what is tested.

namespace CopySpaceGen.Tests.LargeObjects;

public unsafe class LargeObjectTests
{
    private const int Page = 4096;

    [Theory]
    [InlineData(8184, 0)]
    [InlineData(8185, 1)]
    public void Objects_of_more_than_8192_bytes_are_large(int length, int largeObjects)
    {
        using TailsHeap heap = new();
        using TailsHeap.Mutator m = heap.Attach();
        m.NewBlob(length);
        Assert.Equal(largeObjects, heap.GetStatistics().LargeObjects);
    }

    [Fact]
    public void They_do_not_move_and_keep_what_is_in_them()
    {
        using TailsHeap heap = new();
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Blob> blob = m.Local(m.NewBlob(100_000));
        blob.Bytes.Fill(7);
        nuint address = (nuint)GcAccess.Target(blob);
        for (int i = 0; i < 3; i++)
        {
            m.Collect();
            Assert.Equal(address, (nuint)GcAccess.Target(blob));
            Assert.Equal(-1, blob.Bytes.IndexOfAnyExcept((byte)7));
        }

        Assert.Equal(1, heap.GetStatistics().LargeObjects);
        Assert.Equal(25 * Page, heap.GetStatistics().LiveBytes);
    }

    [Fact]
    public void They_keep_alive_what_they_refer_to_and_are_kept_alive_by_it()
    {
        using TailsHeap heap = new();
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Table> table = m.Local(m.NewTable(5000));
        for (int i = 0; i < 5000; i++)
        {
            table.Slots[i].Hash = i;
            GcRef<Text> key = m.NewText(i.ToString());
            table.Slots[i].Key = key;
        }

        // A small table that only the large one refers to, and that refers back.
        GcRef<Table> small = m.NewTable(1);
        small.Slots[0].Value = table;
        table.Slots[4999].Value = small;
        for (int collection = 0; collection < 3; collection++)
        {
            m.Collect();
            for (int i = 0; i < 5000; i++)
            {
                Assert.Equal(i, table.Slots[i].Hash);
                Assert.Equal(i.ToString(), table.Slots[i].Key.Chars.ToString());
            }

            Assert.True(table.Slots[4999].Value.Slots[0].Value == table.Ref);
        }
    }

    [Fact]
    public void A_small_object_whose_edge_of_4_bytes_refers_to_one_is_copied_all_the_same()
    {
        using RopeHeap heap = new();
        using RopeHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Rope> large = m.Local(m.NewRope(20_000));
        Local<Rope> small = m.Local(m.NewRope(1, next: large));
        Local<Rope> other = m.Local(m.NewRope(0, next: small));

        // Twice, since the large object lies where one of the two regions would be.
        for (int i = 0; i < 2; i++)
        {
            m.Collect();
            Assert.Equal((20_000, 1), (large.Length, small.Length));
            Assert.True(small.Next == large.Ref && other.Next == small.Ref);
        }
    }

    [Fact]
    public void A_large_object_whose_edge_of_4_bytes_refers_to_a_copy_is_not_taken_for_one()
    {
        using RopeHeap heap = new();
        using RopeHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Rope> small = m.Local(m.NewRope(1));
        Local<Rope> large = m.Local(m.NewRope(20_000, next: small));
        Local<Rope> again = m.Local(large);

        // The first root has it traced, and its edge then refers to where copies are; the second must find it all the same.
        for (int i = 0; i < 2; i++)
        {
            m.Collect();
            Assert.Equal((20_000, 20_000, 1), (large.Length, again.Length, small.Length));
            Assert.True(again == large.Ref && again.Next == small.Ref);
        }
    }

    [Fact]
    public void Dead_ones_are_dropped_and_their_pages_used_again()
    {
        using TailsHeap heap = new();
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Blob> blob = m.Local(m.NewBlob(50_000));
        blob.Bytes.Fill(1);
        nuint address = (nuint)GcAccess.Target(blob);
        blob.Ref = GcRef<Blob>.Null;
        m.Collect();
        Assert.Equal((0, 0), (heap.GetStatistics().LargeObjects, heap.GetStatistics().LargeObjectBytes));

        blob.Ref = m.NewBlob(50_000);
        Assert.Equal(address, (nuint)GcAccess.Target(blob));
        Assert.Equal(-1, blob.Bytes.IndexOfAnyExcept((byte)0));
    }

    [Fact]
    public void Pages_that_nobody_takes_for_two_collections_go_back_to_the_system()
    {
        using TailsHeap heap = new();
        using TailsHeap.Mutator m = heap.Attach();
        long before = heap.GetStatistics().CommittedBytes;
        m.NewBlob(1_000_000);
        Assert.InRange(heap.GetStatistics().CommittedBytes, before + 1_000_000, before + 1_100_000);
        m.Collect();
        Assert.InRange(heap.GetStatistics().CommittedBytes, before + 1_000_000, before + 1_100_000);
        m.Collect();
        m.Collect();
        Assert.Equal(before, heap.GetStatistics().CommittedBytes);
    }

    [Fact]
    public void The_limit_of_the_heap_covers_them()
    {
        using TailsHeap heap = new(new GcHeapOptions { HeapSize = 16 << 20, Checked = false });
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        int count = 0;
        GcOutOfMemoryException thrown = Assert.Throws<GcOutOfMemoryException>(() =>
        {
            using GcScope inner = m.OpenScope();
            for (; count < 100; count++)
            {
                m.Local(m.NewBlob(1_000_000));
                Assert.InRange(heap.GetStatistics().CommittedBytes, 0, 16 << 20);
            }
        });
        Assert.InRange(count, 13, 16);
        Assert.Equal(GcOutOfMemoryReason.HeapIsFull, thrown.Reason);
        Assert.InRange(thrown.RequestedBytes, 1_000_000, 1_000_100);
        Assert.InRange(thrown.LiveBytes, count * 1_000_000, 16 << 20);

        // Nothing is rooted any more, so there is room again, for large and for small ones.
        m.Local(m.NewBlob(10_000_000));
        for (int i = 0; i < 100_000; i++)
        {
            m.NewText("small");
        }
    }

    [Fact]
    public void Small_objects_get_the_memory_that_large_ones_no_longer_need()
    {
        using TailsHeap heap = new(new GcHeapOptions { HeapSize = 16 << 20, Checked = false });
        using TailsHeap.Mutator m = heap.Attach();
        for (int round = 0; round < 5; round++)
        {
            using (m.OpenScope())
            {
                m.Local(m.NewBlob(12_000_000)).Bytes.Fill(1);
            }

            using (m.OpenScope())
            {
                Local<TextList> list = m.Local(GcRef<TextList>.Null);
                for (int i = 0; i < 5000; i++)
                {
                    list.Ref = m.NewTextList(100, next: list);
                }

                Assert.InRange(heap.GetStatistics().CommittedBytes, 0, 16 << 20);
            }
        }
    }

    [Fact]
    public void Objects_of_all_sizes_together_never_have_more_memory_than_the_limit()
    {
        const long Limit = 4 << 20;
        using TailsHeap heap = new(new GcHeapOptions { HeapSize = Limit, Checked = false });
        using TailsHeap.Mutator m = heap.Attach();
        Persistent<Blob>[] alive = [.. Enumerable.Range(0, 150).Select(_ => m.Persistent(m.NewBlob(4992)))];
        for (int step = 0; step < 1000; step++)
        {
            for (int blob = 0; blob < 10; blob++)
            {
                m.NewBlob(4992);
                Assert.InRange(heap.GetStatistics().CommittedBytes, 0, Limit);
            }

            m.NewBlob(10_000 + (step % 100 * 2_000));
            Assert.InRange(heap.GetStatistics().CommittedBytes, 0, Limit);
            alive[step % alive.Length].Ref = m.NewBlob(4992);
        }
    }

    [Fact]
    public void Blocks_that_they_had_borrowed_count_as_committed_once_they_are_used_again()
    {
        using TailsHeap heap = new(new GcHeapOptions { HeapSize = 16 << 20, Checked = false });
        using TailsHeap.Mutator m = heap.Attach();
        FillBlocks(m);
        m.Collect();
        m.NewBlob(12_000_000);
        for (int i = 0; i < 3; i++)
        {
            m.Collect();
        }

        Assert.InRange(heap.GetStatistics().CommittedBytes, 0, 5 << 20);
        FillBlocks(m);

        // Eight to a region, and two regions to a block.
        Assert.InRange(heap.GetStatistics().CommittedBytes, 600 / 8 * 2 * 64 * 1024, 16 << 20);

        static void FillBlocks(TailsHeap.Mutator m)
        {
            for (int i = 0; i < 600; i++)
            {
                m.NewBlob(8000);
            }
        }
    }

    [Fact]
    public void What_can_never_fit_is_refused_at_once()
    {
        using TailsHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20 });
        using TailsHeap.Mutator m = heap.Attach();
        Assert.Throws<GcOutOfMemoryException>(() => m.NewBlob(1 << 21));
        Assert.Throws<GcOutOfMemoryException>(() => m.NewBlob(nint.MaxValue));
        Assert.Throws<GcOutOfMemoryException>(() => m.NewTable(int.MaxValue));
        Assert.Equal("length", Assert.Throws<ArgumentOutOfRangeException>(() => m.NewBlob(-1)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => m.NewBlob(nint.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => m.NewTable(int.MinValue));
        Assert.Equal(0, heap.GetStatistics().Collections);
        m.NewBlob(100_000);
    }

    [Fact]
    public void Objects_of_a_fixed_size_can_be_large_too()
    {
        using TailsHeap heap = new();
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Wheel> wheel = m.Local(m.NewWheel(turns: 3));
        GcRef<Wheel> other = m.NewWheel(turns: 4);
        wheel.Spokes.Set(0, wheel);
        wheel.Spokes.Set(1999, other);
        m.Collect();
        Assert.Equal(2, heap.GetStatistics().LargeObjects);
        Assert.True(wheel.Spokes[0] == wheel.Ref && wheel.Spokes[1000].IsNull);
        Assert.Equal((3, 4), (wheel.Turns, wheel.Spokes[1999].Turns));
        wheel.Spokes.Set(1999, GcRef<Wheel>.Null);
        m.Collect();
        Assert.Equal(1, heap.GetStatistics().LargeObjects);
    }

    [Fact]
    public void A_weak_handle_follows_them_until_they_die()
    {
        using TailsHeap heap = new();
        using TailsHeap.Mutator m = heap.Attach();
        Weak<Blob> weak;
        using (m.OpenScope())
        {
            Local<Blob> blob = m.Local(m.NewBlob(20_000));
            weak = m.Weak(blob);
            m.Collect();
            Assert.True(weak.Ref == blob.Ref);
        }

        m.Collect();
        Assert.True(weak.Ref.IsNull);
        weak.Dispose();
    }

    [Fact]
    public void An_array_of_millions_of_edges_is_traced_on_a_short_stack()
    {
        const int Count = 4_000_000;
        using TailsHeap heap = new(new GcHeapOptions { HeapSize = 512L << 20, Checked = false });
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<TextList> list = m.Local(m.NewTextList(Count));
        for (int i = 0; i < Count; i++)
        {
            GcRef<Text> text = m.NewText(2);
            text.Chars[0] = (char)i;
            list.Texts.Set(i, text);
        }

        m.Collect();
        for (int i = 0; i < Count; i++)
        {
            Assert.Equal((char)i, list.Texts[i].Chars[0]);
        }

        Assert.InRange(heap.TraceStackBytes, 1, 1 << 20);
    }

    [Fact]
    public void Thousands_of_them_come_and_go()
    {
        Random random = new(1);
        using TailsHeap heap = new(new GcHeapOptions { HeapSize = 64 << 20, Checked = false });
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Persistent<Blob>[] roots = [.. Enumerable.Range(0, 100).Select(_ => m.Persistent(GcRef<Blob>.Null))];
        int[] sizes = new int[roots.Length];
        for (int i = 0; i < 20_000; i++)
        {
            int index = random.Next(roots.Length);
            int size = random.Next(8_000, 300_000);
            GcRef<Blob> blob = m.NewBlob(size);
            blob.Bytes[0] = (byte)size;
            blob.Bytes[^1] = (byte)index;
            roots[index].Ref = blob;
            sizes[index] = size;
        }

        for (int index = 0; index < roots.Length; index++)
        {
            GcRef<Blob> blob = roots[index].Ref;
            Assert.Equal(sizes[index], blob.IsNull ? 0 : blob.Length);
            Assert.True(blob.IsNull || (blob.Bytes[0] == (byte)sizes[index] && blob.Bytes[^1] == (byte)index));
        }

        Assert.InRange(heap.GetStatistics().CommittedBytes, 1, 64 << 20);
    }

    [Fact]
    public void They_belong_to_their_heap()
    {
        using TailsHeap heap = new();
        using TailsHeap other = new();
        using TailsHeap.Mutator m = heap.Attach();
        GcRef<Blob> blob = m.NewBlob(20_000);
        Assert.True(heap.Contains(blob));
        Assert.False(other.Contains(blob));
    }

    [Fact]
    public void Checked_mode_tells_outdated_references_to_them_and_overwrites_dead_ones()
    {
        using TailsHeap heap = new(new GcHeapOptions { Checked = true });
        using TailsHeap.Mutator m = heap.Attach();
        byte* first = null;
        Assert.Throws<GcStaleReferenceException>(() =>
        {
            GcRef<Blob> blob = m.NewBlob(20_000);
            fixed (byte* bytes = blob.Bytes)
            {
                first = bytes;
            }

            m.NewBlob(20_000);
            _ = blob.Length;
        });
        m.Collect();
        Assert.Equal(0xDB, *first);
    }
}
