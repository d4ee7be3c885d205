namespace CopySpaceGen.Tests.Nodes;

/// <summary>Edges of both sizes between kinds of all layouts.</summary>
public class MixedKindsTests
{
    private const int RingBytes = 32 + 24 + 24;
    private const int LeafBytes = 16;

    [Fact]
    public void A_ring_through_all_kinds_with_a_shared_leaf_is_copied_once()
    {
        using MixedNodeHeap heap = new();
        using MixedNodeHeap.Mutator m = heap.Attach();
        using (m.OpenScope())
        {
            Local<WideFirst> wide = m.Local(m.NewWideFirst(value: 1));
            Local<Leaf> leaf = m.Local(m.NewLeaf(7));
            wide.Odd = m.NewOddNode(value: 2, wide: wide, middle: -1, last: -2);
            Local<NarrowFirst> narrow = m.Local(m.NewNarrowFirst(leaf: leaf, value: 3));
            wide.Narrow = narrow;
            narrow.Second = m.NewNarrowFirst(narrow, leaf, narrow, 4);
            for (int collection = 0; collection < 5; collection++)
            {
                m.Collect();
                Assert.Equal(RingBytes + 24 + LeafBytes, heap.GetStatistics().LiveBytes);
                AssertIntact(wide, leaf);
            }
        }

        m.Collect();
        Assert.Equal(0, heap.GetStatistics().LiveBytes);

        static void AssertIntact(Local<WideFirst> wide, Local<Leaf> leaf)
        {
            GcRef<OddNode> odd = wide.Odd;
            GcRef<NarrowFirst> narrow = wide.Narrow;
            GcRef<NarrowFirst> last = narrow.Second;
            Assert.Equal((1, 2, -1, -2), (wide.Value, odd.Value, odd.Middle, odd.Last));
            Assert.Equal((3, 4, 7L), (narrow.Value, last.Value, leaf.Value));
            Assert.True(odd.Wide == wide.Ref && odd.First.IsNull && odd.Second.IsNull);
            Assert.True(wide.First.IsNull && wide.Second.IsNull && narrow.First.IsNull);
            Assert.True(last.First == narrow && last.Second == narrow);
            Assert.True(narrow.Leaf == leaf.Ref && last.Leaf == leaf.Ref);
        }
    }

    [Fact]
    public void A_leaf_that_only_a_4_byte_edge_reaches_lives_as_long_as_that_edge()
    {
        using MixedNodeHeap heap = new();
        using MixedNodeHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<NarrowFirst> root = m.Local(m.NewNarrowFirst());
        for (int i = 0; i < 100; i++)
        {
            root.Leaf = m.NewLeaf(i);
            using Weak<Leaf> weak = m.Weak(root.Leaf);
            m.Collect();
            Assert.Equal(i, root.Leaf.Value);
            Assert.True(weak.Ref == root.Leaf);
            root.Leaf = default;
            m.Collect();
            Assert.True(weak.Ref.IsNull);
            Assert.Equal(24, heap.GetStatistics().LiveBytes);
        }
    }

    [Fact]
    public void Roots_of_every_kind_are_followed_and_known_to_their_heap_alone()
    {
        using MixedNodeHeap heap = new();
        using MixedNodeHeap other = new();
        using MixedNodeHeap.Mutator m = heap.Attach();
        using Persistent<WideFirst> wide = m.Persistent(m.NewWideFirst(value: 1));
        using Persistent<NarrowFirst> narrow = m.Persistent(m.NewNarrowFirst(value: 2));
        using Persistent<OddNode> odd = m.Persistent(m.NewOddNode(value: 3));
        using Persistent<Leaf> leaf = m.Persistent(m.NewLeaf(4));
        for (int collection = 0; collection < 5; collection++)
        {
            m.Collect();
            Assert.Equal(RingBytes + LeafBytes, heap.GetStatistics().LiveBytes);
            Assert.Equal((1, 2, 3, 4L), (wide.Ref.Value, narrow.Ref.Value, odd.Ref.Value, leaf.Ref.Value));
            Assert.True(heap.Contains(wide.Ref) && heap.Contains(narrow.Ref) && heap.Contains(odd.Ref) && heap.Contains(leaf.Ref));
            Assert.False(other.Contains(wide.Ref) || other.Contains(narrow.Ref) || other.Contains(odd.Ref) || other.Contains(leaf.Ref));
        }
    }
}
