using CopySpaceGen.CompilerServices;
using CopySpaceGen.Tests.Heaps;
using Microsoft.Extensions.Time.Testing;

#pragma warning disable CSG0049 // Outdated edges are what is tested.

namespace CopySpaceGen.Tests.Logging;

/// <summary>What a heap with field logging tells of the edges that were written.</summary>
public unsafe class ChangedEdgesTests
{
    [Fact]
    public void Each_written_edge_is_listed_once_in_order_with_its_holder_and_field()
    {
        using LoggedHeap heap = new(new GcHeapOptions { Checked = true });
        using LoggedHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<LoggedTree> tree = m.Local(m.NewLoggedTree(key: 1));
        Local<LoggedTable> table = m.Local(m.NewLoggedTable(3, owner: tree));
        Local<LoggedTree> child = m.Local(m.NewLoggedTree(left: tree, table: table, key: 2));
        Assert.Empty(Changes(heap));

        tree.Right = child;
        table.Trees.Set(2, tree);
        table.Owner = GcRef<LoggedTree>.Null;
        tree.Right = child;
        tree.WriteLink().To = tree;
        table.Trees.Fill(child);
        tree.Key = 3;
        Assert.Equal(
            ["tree 3._right", "table._trees[2]", "table._owner", "tree 3._link._to", "table._trees[0]", "table._trees[1]"],
            Changes(heap));
        heap.Verify();
    }

    [Fact]
    public void A_collection_forgets_all_of_them_and_those_written_after_it_are_listed_anew()
    {
        using LoggedHeap heap = new();
        using LoggedHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<LoggedTree> tree = m.Local(m.NewLoggedTree(key: 1));
        Local<LoggedTable> table = m.Local(m.NewLoggedTable(100_000));
        for (int round = 0; round < 4; round++)
        {
            tree.Left = tree;
            tree.WriteLink().To = tree;
            table.Trees.Set(99_999, tree);
            heap.Verify();
            Assert.Equal(["tree 1._left", "tree 1._link._to", "table._trees[99999]"], Changes(heap));
            m.Collect();
            heap.Verify();
            Assert.Empty(Changes(heap));
        }
    }

    [Fact]
    public void Edges_in_large_objects_of_4_byte_references_are_told_apart()
    {
        using LoggedRopeHeap heap = new(new GcHeapOptions { HeapSize = 64 << 20 });
        using LoggedRopeHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        const int Length = 3_000_000;
        Local<LoggedRope> rope = m.Local(m.NewLoggedRope(Length));
        Local<LoggedRope> small = m.Local(m.NewLoggedRope(5));
        for (int index = 0; index < Length; index += 999)
        {
            rope.Parts.Set(index, small);
        }

        rope.Next = small;
        small.Parts.Set(1, rope);
        small.Parts.Set(2, rope);
        small.Parts.Set(4, rope);
        heap.Verify();
        List<nint> large = [];
        List<nint> little = [];
        foreach (GcChangedEdge<LoggedRopeHeap> edge in heap.ChangedEdges())
        {
            (edge.Holder == rope.Ref ? large : little).Add(edge.Index);
            Assert.Equal(edge.Index < 0 ? "_next" : "_parts", edge.Field);
        }

        Assert.Equal([.. Enumerable.Range(0, (Length + 998) / 999).Select(i => (nint)(999 * i)), -1], large);
        Assert.Equal([1, 2, 4], little);
        m.Collect();
        heap.Verify();
    }

    [Fact]
    public void Millions_of_writes_in_several_slabs_are_listed_and_forgotten()
    {
        using LoggedHeap heap = new(new GcHeapOptions { HeapSize = 8 << 20, MaxHeapSize = 1L << 30, VerifyEveryCollection = true });
        using LoggedHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<LoggedTree> head = m.Local(GcRef<LoggedTree>.Null);
        for (int i = 0; i < 2_000_000; i++)
        {
            head.Ref = m.NewLoggedTree(left: head, key: i);
        }

        m.Collect();
        for (int round = 0; round < 2; round++)
        {
            int count = 0;
            for (GcRef<LoggedTree> tree = head; !tree.IsNull; tree = tree.Left)
            {
                tree.Right = head;
                tree.Right = tree;
                count++;
            }

            long key = 2_000_000;
            foreach (GcChangedEdge<LoggedHeap> edge in heap.ChangedEdges())
            {
                Assert.True(edge.TryGetHolder(out GcRef<LoggedTree> tree) && tree.Key == --key);
            }

            Assert.Equal((2_000_000, 0), (count, key));
            m.Collect();
            Assert.Empty(Changes(heap));
        }
    }

    [Fact]
    public void A_large_object_that_takes_the_place_of_one_whose_edges_were_listed_begins_with_none()
    {
        using LoggedHeap heap = new(new GcHeapOptions { HeapSize = 16 << 20 });
        using LoggedHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        for (int round = 0; round < 10; round++)
        {
            using GcScope inner = m.OpenScope();
            Local<LoggedTable> table = m.Local(m.NewLoggedTable(500_000));
            Assert.Empty(Changes(heap));
            table.Trees.Fill(GcRef<LoggedTree>.Null);
            Assert.Equal(500_000, Changes(heap).Count);
            heap.Verify();
            m.Collect();
        }
    }

    [Fact]
    public void They_are_kept_when_a_mutator_detaches()
    {
        using LoggedHeap heap = new();
        Persistent<LoggedTree> tree;
        using (LoggedHeap.Mutator m = heap.Attach())
        {
            tree = m.Persistent(m.NewLoggedTree(key: 1));
            GcRef<LoggedTree> reference = tree.Ref;
            reference.Left = reference;
        }

        using (LoggedHeap.Mutator m = heap.Attach())
        {
            GcRef<LoggedTree> reference = tree.Ref;
            reference.Left = reference;
            reference.Right = reference;
            Assert.Equal(["tree 1._left", "tree 1._right"], Changes(heap));
            heap.Verify();
            m.Collect();
            Assert.Empty(Changes(heap));
        }

        tree.Dispose();
    }

    [Fact]
    public void An_enumeration_is_outdated_by_a_collection_and_not_by_writes()
    {
        using LoggedHeap heap = new();
        using LoggedHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<LoggedTree> tree = m.Local(m.NewLoggedTree(key: 1));
        tree.Left = tree;
        int seen = 0;
        foreach (GcChangedEdge<LoggedHeap> edge in heap.ChangedEdges())
        {
            tree.Right = tree;
            seen++;
        }

        Assert.Equal(1, seen);
        Assert.Equal(2, Changes(heap).Count);
        GcChangedEdges<LoggedHeap> edges = heap.ChangedEdges();
        GcChangedEdgeEnumerator<LoggedHeap> enumerator = edges.GetEnumerator();
        Assert.True(enumerator.MoveNext());
        GcChangedEdge<LoggedHeap> first = enumerator.Current;
        m.Collect();
        Assert.Contains("outdated", Throws(ref enumerator).Message, StringComparison.Ordinal);
        bool failed = false;
        try
        {
            first.TryGetHolder(out GcRef<LoggedTree> _);
        }
        catch (InvalidOperationException)
        {
            failed = true;
        }

        Assert.True(failed);

        static InvalidOperationException Throws(ref GcChangedEdgeEnumerator<LoggedHeap> enumerator)
        {
            try
            {
                enumerator.MoveNext();
            }
            catch (InvalidOperationException exception)
            {
                return exception;
            }

            throw new Xunit.Sdk.XunitException("MoveNext did not fail.");
        }
    }

    [Fact]
    public void A_write_to_null_fails_as_without_logging()
    {
        using LoggedHeap heap = new();
        using LoggedHeap.Mutator m = heap.Attach();
        Assert.Throws<NullReferenceException>(static () =>
        {
            GcRef<LoggedTree> tree = default;
            tree.Right = default;
        });
        Assert.Throws<NullReferenceException>(static () =>
        {
            GcRef<LoggedTable> table = default;
            table.Owner = default;
        });
        using LoggedPairHeap pairs = new();
        Assert.Throws<NullReferenceException>(static () =>
        {
            GcRef<LoggedPair> pair = default;
            pair.Second = default;
        });
        Assert.Empty(Changes(heap));
    }

    [Fact]
    public void A_copy_of_a_struct_outside_of_the_heap_is_written_without_being_listed()
    {
        using LoggedHeap heap = new();
        using LoggedHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<LoggedTree> tree = m.Local(m.NewLoggedTree(key: 1));
        LoggedLink copy = tree.Link;
        copy.To = tree;
        Assert.True(copy.To == tree.Ref);
        Assert.Empty(Changes(heap));
    }

    [Fact]
    public void Only_the_attached_thread_may_write_and_ask()
    {
        using LoggedHeap heap = new();
        Assert.Throws<InvalidOperationException>(() => Changes(heap));
        nuint address;
        using (LoggedHeap.Mutator m = heap.Attach())
        {
            address = (nuint)GcAccess.Target(m.NewLoggedTree(key: 1));
        }

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() =>
        {
            GcRef<LoggedTree> tree = GcAccess.Reference((LoggedTree*)address);
            tree.Left = tree;
        });
        Assert.Contains("not attached", exception.Message, StringComparison.Ordinal);
        using (heap.Attach())
        {
            Assert.Empty(Changes(heap));
        }

        heap.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Changes(heap));
    }

    [Fact]
    public void Paging_out_leaves_them_alone()
    {
        FakeTimeProvider clock = new();
        using LoggedHeap heap = new(new GcHeapOptions { HeapSize = 32 << 20, Clock = clock });
        using LoggedHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<LoggedTree> head = m.Local(GcRef<LoggedTree>.Null);
        for (int i = 0; i < 100_000; i++)
        {
            head.Ref = m.NewLoggedTree(key: i);
        }

        m.Collect();
        head.Left = head;
        for (int second = 0; second < 10; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(heap.GetStatistics().ResidentBytes, 0, 1 << 20);
        Assert.Equal(["tree 99999._left"], Changes(heap));
        heap.Verify();
    }

    [Fact]
    public void A_heap_of_4_byte_references_has_room_for_its_tables_in_their_reach()
    {
        long limit = (1L << 35) / Slab.Size * 495 * Slab.BlockSize;
        using (LoggedPairHeap largest = new(new GcHeapOptions { HeapSize = limit }))
        {
            Assert.Equal(limit, largest.GetStatistics().HeapSizeBytes);
        }

        Assert.Contains(
            $"{limit:N0}",
            Assert.Throws<ArgumentOutOfRangeException>(() => new LoggedPairHeap(new GcHeapOptions { HeapSize = limit + 1 })).Message,
            StringComparison.Ordinal);
    }

    private static List<string> Changes(LoggedHeap heap)
    {
        List<string> changes = [];
        foreach (GcChangedEdge<LoggedHeap> edge in heap.ChangedEdges())
        {
            string holder = edge.TryGetHolder(out GcRef<LoggedTree> tree) ? $"tree {tree.Key}" : "table";
            Assert.NotEqual(holder == "table", !edge.TryGetHolder(out GcRef<LoggedTable> _));
            changes.Add($"{holder}.{edge.Field}{(edge.Index < 0 ? "" : $"[{edge.Index}]")}");
        }

        return changes;
    }
}
