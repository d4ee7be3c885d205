using CopySpaceGen.CompilerServices;

#pragma warning disable CSG0049 // Outdated references are what is tested.

namespace CopySpaceGen.Tests.Nodes;

/// <summary>What holds for nodes of any layout, in any aligned heap.</summary>
/// <typeparam name="TNodes">The type of the nodes and of their heap.</typeparam>
/// <typeparam name="TNode">The type of the nodes.</typeparam>
public abstract class NodeTests<TNodes, TNode>
    where TNodes : INodes<TNodes, TNode>
    where TNode : unmanaged
{
    private const long FourGiB = 4L << 30;

    // As many slabs as 4-byte references reach, without their headers.
    private const long Limit = (1L << 35) / Slab.Size * Slab.PayloadBlockCount * Slab.BlockSize;

    [Fact]
    public void A_new_node_has_the_values_that_were_passed_and_nulls_elsewhere()
    {
        Run(n =>
        {
            using GcScope scope = n.Mutator.OpenScope();
            Local<TNode> a = n.Local(n.New(value: 1));
            Local<TNode> b = n.Local(n.New(value: 2));
            Assert.True(TNodes.First(a).IsNull && TNodes.Second(a).IsNull);
            GcRef<TNode> node = n.New(a, b, 3);
            Assert.True(TNodes.First(node) == a.Ref && TNodes.Second(node) == b.Ref);
            Assert.Equal((1, 2, 3), (TNodes.Value(a), TNodes.Value(b), TNodes.Value(node)));
            TNodes.SetFirst(node, default);
            TNodes.SetSecond(node, a);
            Assert.True(TNodes.First(node).IsNull && TNodes.Second(node) == a.Ref);
        });
    }

    [Fact]
    public void It_takes_the_bytes_of_its_fields() => Run(n =>
    {
        using Persistent<TNode> root = n.Persistent(n.New());
        AssertLiveAfterCollection(n, nodes: 1);
    });

    /// <summary>
    /// Whether a node has been copied may be told by the half of the heap that its edge leads to, so each shape is evacuated from
    /// either half, with each edge null, to itself, to the other node and to one that only the other edge reaches first.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void Every_pair_of_edges_survives_collections_of_either_parity(int collections) => Run(n =>
    {
        foreach (Edge first in Enum.GetValues<Edge>())
        {
            foreach (Edge second in Enum.GetValues<Edge>())
            {
                using GcScope scope = n.Mutator.OpenScope();
                Local<TNode> node = n.Local(n.New(value: 1));
                Local<TNode> other = n.Local(n.New(node, node, 2));
                TNodes.SetFirst(node, Target(first, node, other));
                TNodes.SetSecond(node, Target(second, node, other));
                for (int i = 0; i < collections; i++)
                {
                    AssertLiveAfterCollection(n, nodes: 2);
                    Assert.True(TNodes.First(node) == Target(first, node, other));
                    Assert.True(TNodes.Second(node) == Target(second, node, other));
                    Assert.True(TNodes.First(other) == node.Ref && TNodes.Second(other) == node.Ref);
                    Assert.Equal((1, 2), (TNodes.Value(node), TNodes.Value(other)));
                }
            }
        }

        static GcRef<TNode> Target(Edge edge, Local<TNode> node, Local<TNode> other) => edge switch
        {
            Edge.Self => node,
            Edge.Other => other,
            _ => GcRef<TNode>.Null,
        };
    });

    private enum Edge
    {
        Null,
        Self,
        Other,
    }

    [Fact]
    public void A_ring_is_copied_once_and_dropped_when_unreachable() => Run(n =>
    {
        const int Length = 1000;
        using (n.Mutator.OpenScope())
        {
            Local<TNode> last = n.Local(n.New(value: 0));
            Local<TNode> head = n.Local(last);
            for (int i = 1; i < Length; i++)
            {
                head.Ref = n.New(head, last, i);
            }

            TNodes.SetFirst(last, head);
            for (int collection = 0; collection < 5; collection++)
            {
                AssertLiveAfterCollection(n, Length);
                GcRef<TNode> node = head;
                for (int i = Length - 1; i > 0; i--)
                {
                    Assert.Equal(i, TNodes.Value(node));
                    Assert.True(TNodes.Second(node) == last.Ref);
                    node = TNodes.First(node);
                }

                Assert.True(node == last.Ref && TNodes.First(node) == head.Ref);
            }
        }

        AssertLiveAfterCollection(n, nodes: 0);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_list_of_millions_is_ordinary_whichever_edge_it_goes_along(bool alongFirst)
    {
        const int Length = 2_000_000;
        Run(
            n =>
            {
                using GcScope scope = n.Mutator.OpenScope();
                Local<TNode> head = n.Local(default);
                for (int i = 0; i < Length; i++)
                {
                    head.Ref = alongFirst ? n.New(head, default, i) : n.New(default, head, i);
                }

                AssertLiveAfterCollection(n, Length);
                AssertLiveAfterCollection(n, Length);
                int expected = Length - 1;
                int wrong = 0;
                for (GcRef<TNode> node = head; !node.IsNull; node = alongFirst ? TNodes.First(node) : TNodes.Second(node))
                {
                    wrong += TNodes.Value(node) == expected-- ? 0 : 1;
                }

                Assert.Equal((0, -1), (wrong, expected));
            },
            new GcHeapOptions { HeapSize = 256L << 20, Checked = false });
    }

    [Fact]
    public unsafe void Copies_lie_in_the_order_of_a_depth_first_walk_that_takes_the_fields_as_declared()
    {
        Run(
            n =>
            {
                using GcScope scope = n.Mutator.OpenScope();
                Local<TNode> root = n.Local(Tree(n, 9));
                for (int collection = 0; collection < 3; collection++)
                {
                    n.Mutator.Collect();
                    nuint expected = (nuint)GcAccess.Target(root);
                    Walk(root, ref expected);
                }
            },
            new GcHeapOptions { Checked = false });

        static GcRef<TNode> Tree(TNodes n, int depth)
        {
            if (depth < 0)
            {
                return default;
            }

            using GcScope scope = n.Mutator.OpenScope();
            Local<TNode> second = n.Local(Tree(n, depth - 1));
            return n.New(Tree(n, depth - 1), second);
        }

        static void Walk(GcRef<TNode> node, ref nuint expected)
        {
            if (!node.IsNull)
            {
                Assert.Equal(expected, (nuint)GcAccess.Target(node));
                expected += (nuint)TNodes.NodeBytes;
                Walk(TNodes.First(node), ref expected);
                Walk(TNodes.Second(node), ref expected);
            }
        }
    }

    [Fact]
    public void Arguments_survive_the_collections_that_allocations_cause()
    {
        Run(
            n =>
            {
                for (int i = 0; i < 50_000; i++)
                {
                    GcRef<TNode> node = n.New(n.New(value: i), value: -i);
                    Assert.True(TNodes.Second(node).IsNull && TNodes.First(TNodes.First(node)).IsNull);
                    Assert.Equal((-i, i), (TNodes.Value(node), TNodes.Value(TNodes.First(node))));
                }

                Assert.True(n.Mutator.Heap.GetStatistics().Collections > 10);
            },
            new GcHeapOptions { HeapSize = GcHeapOptions.SmallestHeapSize });
    }

    [Fact]
    public void Handles_follow_their_objects_and_weak_ones_let_them_go() => Run(n =>
    {
        Persistent<TNode> persistent = n.Persistent(n.New(n.New(value: 2), value: 1));
        using Weak<TNode> weak = n.Weak(TNodes.First(persistent.Ref));
        for (int i = 0; i < 5; i++)
        {
            // Whatever the first edge of a dead object says, it is not the address of a copy.
            using Weak<TNode> dead = n.Weak(n.New());
            using Weak<TNode> leadsToDead = n.Weak(n.New(dead.Ref));
            using Weak<TNode> leadsToLiving = n.Weak(n.New(persistent.Ref));
            using Weak<TNode> leadsToItself = n.Weak(n.New());
            TNodes.SetFirst(leadsToItself.Ref, leadsToItself.Ref);
            AssertLiveAfterCollection(n, nodes: 2);
            Assert.Equal((1, 2), (TNodes.Value(persistent.Ref), TNodes.Value(weak.Ref)));
            Assert.True(weak.Ref == TNodes.First(persistent.Ref));
            Assert.True(dead.Ref.IsNull && leadsToDead.Ref.IsNull && leadsToLiving.Ref.IsNull && leadsToItself.Ref.IsNull);
        }

        persistent.Dispose();
        AssertLiveAfterCollection(n, nodes: 0);
        Assert.True(weak.Ref.IsNull);
    });

    [Fact]
    public void A_full_heap_throws_stays_usable_and_goes_on_when_roots_are_dropped()
    {
        const long HeapSize = 1 << 20;
        Run(
            n =>
            {
                using Persistent<TNode> head = n.Persistent(default);
                for (int round = 0; round < 3; round++)
                {
                    int count = 0;
                    GcOutOfMemoryException full = Assert.Throws<GcOutOfMemoryException>(() => Fill(n, head, ref count));
                    Assert.Equal(GcOutOfMemoryReason.HeapIsFull, full.Reason);
                    Assert.Equal(HeapSize, full.HeapSize);
                    Assert.Equal(TNodes.NodeBytes, full.RequestedBytes);
                    Assert.Equal((long)count * TNodes.NodeBytes, full.LiveBytes);
                    Assert.InRange(full.LiveBytes, HeapSize / 4, HeapSize / 2);
                    for (GcRef<TNode> node = head.Ref; !node.IsNull; node = TNodes.Second(node))
                    {
                        Assert.Equal(--count, TNodes.Value(node));
                        Assert.True(TNodes.First(node).IsNull || TNodes.First(node) == TNodes.Second(node));
                    }

                    Assert.Equal(0, count);
                    head.Ref = default;
                }
            },
            new GcHeapOptions { HeapSize = HeapSize });
    }

    [Fact]
    public void In_checked_mode_an_outdated_reference_is_told_of_however_often_the_heap_was_collected()
    {
        Run(
            n =>
            {
                for (int collections = 0; collections < 5; collections++)
                {
                    Expect(n, collections, node => { _ = TNodes.First(node); });
                    Expect(n, collections, node => TNodes.SetSecond(node, default));
                    Expect(n, collections, node => TNodes.SetFirst(n.New(), node));
                    Expect(n, collections, node => TNodes.Value(node)++);
                    Expect(n, collections, node => n.New(node));
                }
            },
            new GcHeapOptions { Checked = true });

        static void Expect(TNodes n, int collections, Use use) => Assert.Throws<GcStaleReferenceException>(() =>
        {
            GcRef<TNode> node = n.New();
            n.New();
            for (int i = 0; i < collections; i++)
            {
                n.Mutator.Collect();
            }

            use(node);
        });
    }

    private delegate void Use(GcRef<TNode> node);

    [Fact]
    public void Heaps_know_their_own_nodes_and_not_those_of_another_instance() => Run(a => Run(b =>
    {
        Assert.False(a.Contains(default));
        for (int collection = 0; collection < 3; collection++)
        {
            using GcScope inA = a.Mutator.OpenScope();
            using GcScope inB = b.Mutator.OpenScope();
            Local<TNode> mine = a.Local(a.New());
            Local<TNode> theirs = b.Local(b.New());
            Assert.True(a.Contains(mine) && b.Contains(theirs));
            Assert.False(a.Contains(theirs) || b.Contains(mine));
            a.Mutator.Collect();
            Assert.True(a.Contains(mine) && b.Contains(theirs));
            Assert.False(a.Contains(theirs) || b.Contains(mine));
        }
    }));

    [Fact]
    public void Hundreds_of_small_heaps_live_side_by_side()
    {
        GcHeapOptions options = new() { HeapSize = GcHeapOptions.SmallestHeapSize };
        TNodes[] heaps = [.. Enumerable.Range(0, 200).Select(_ => TNodes.Attach(options))];
        Persistent<TNode>[] roots = [.. heaps.Select((n, i) => n.Persistent(n.New(n.New(value: i))))];
        for (int i = 0; i < heaps.Length; i += 2)
        {
            AssertLiveAfterCollection(heaps[i], nodes: 2);
            Assert.Equal(i, TNodes.Value(TNodes.First(roots[i].Ref)));
            heaps[i].Mutator.Heap.Dispose();
        }

        for (int i = 1; i < heaps.Length; i += 2)
        {
            Assert.Equal(i, TNodes.Value(TNodes.First(roots[i].Ref)));
            Assert.Equal(0, heaps[i].Mutator.Heap.GetStatistics().Collections);
            heaps[i].Mutator.Heap.Dispose();
        }
    }

    [Theory]
    [InlineData(GcHeapOptions.SmallestHeapSize)]
    [InlineData((3 << 20) + 1)]
    [InlineData(65L << 20)]
    [InlineData(FourGiB - 1)]
    [InlineData(FourGiB + 1)]
    [InlineData(Limit)]
    public void A_heap_of_any_size_up_to_the_limit_works(long size) => Run(
        n =>
        {
            using Persistent<TNode> root = n.Persistent(n.New(n.New(value: 1)));
            AssertLiveAfterCollection(n, nodes: 2);
            AssertLiveAfterCollection(n, nodes: 2);
            Assert.Equal(1, TNodes.Value(TNodes.First(root.Ref)));
        },
        new GcHeapOptions { HeapSize = size, Checked = false });

    [Theory]
    [InlineData(Limit + 1)]
    [InlineData(GcHeapOptions.LargestHeapSize)]
    public void A_heap_of_more_than_4_byte_references_can_tell_apart_is_refused(long size)
    {
        if (!TNodes.HasNarrowEdges)
        {
            return;
        }

        ArgumentOutOfRangeException refused =
            Assert.Throws<ArgumentOutOfRangeException>(() => TNodes.Attach(new GcHeapOptions { HeapSize = size }));
        Assert.Contains("HeapSize", refused.Message, StringComparison.Ordinal);
        Assert.Contains("34,292,629,504", refused.Message, StringComparison.Ordinal);
    }

    private static void Run(Action<TNodes> test, GcHeapOptions? options = null)
    {
        TNodes nodes = TNodes.Attach(options);
        using GcHeap heap = nodes.Mutator.Heap;
        test(nodes);
    }

    private static void AssertLiveAfterCollection(TNodes n, int nodes)
    {
        n.Mutator.Collect();
        Assert.Equal((long)nodes * TNodes.NodeBytes, n.Mutator.Heap.GetStatistics().LiveBytes);
    }

    // Chains new nodes along the second edge; the first leads to the same node, or nowhere, in turn.
    private static void Fill(TNodes n, Persistent<TNode> head, ref int count)
    {
        while (true)
        {
            head.Ref = count % 2 == 0 ? n.New(default, head.Ref, count) : n.New(head.Ref, head.Ref, count);
            count++;
        }
    }
}
