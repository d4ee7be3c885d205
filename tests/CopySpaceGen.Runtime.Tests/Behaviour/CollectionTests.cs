using CopySpaceGen.CompilerServices;
using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Behaviour;

public class CollectionTests
{
    [Fact]
    public void Cycles_and_self_edges_are_copied_once_and_dropped_when_unreachable()
    {
        using ShapesHeap heap = new();
        using ShapesHeap.Mutator m = heap.Attach();
        using (m.OpenScope())
        {
            Local<Person> person = m.Local(m.NewPerson(age: 1));
            person.Friend = person;
            person.Home = m.NewCity(mayor: person);
            m.Collect();
            Assert.True(person.Friend == person.Ref);
            Assert.True(person.Home.Mayor == person.Ref);
            Assert.Equal(48 + 24, heap.GetStatistics().LiveBytes);
        }

        m.Collect();
        Assert.Equal(0, heap.GetStatistics().LiveBytes);
    }

    [Fact]
    public void Objects_shared_by_many_edges_stay_one_object()
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Number> shared = m.Local(m.NewNumber(1));
        Local<Link> head = m.Local(GcRef<Link>.Null);
        for (int i = 0; i < 100; i++)
        {
            head.Ref = m.NewLink(head, shared);
        }

        m.Collect();
        shared.Value = 9;
        for (GcRef<Link> link = head; !link.IsNull; link = link.Next)
        {
            Assert.Equal(9, link.Number.Value);
        }

        Assert.Equal((100 * 24) + 16, heap.GetStatistics().LiveBytes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_list_of_millions_is_ordinary_whichever_edge_comes_first(bool withNumbers)
    {
        const int Length = 3_000_000;
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 512L << 20, Checked = false });
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Link> head = m.Local(GcRef<Link>.Null);
        for (int i = 0; i < Length; i++)
        {
            // The number is the second edge: it waits on the stack until the rest of the list has been copied.
            GcRef<Number> number = withNumbers ? m.NewNumber(i) : default;
            head.Ref = m.NewLink(head, number, i);
        }

        m.Collect();

        int expected = Length - 1;
        long wrong = 0;
        for (GcRef<Link> link = head; !link.IsNull; link = link.Next)
        {
            wrong += link.Index == expected && (!withNumbers || link.Number.Value == expected) ? 0 : 1;
            expected--;
        }

        Assert.Equal((0, -1), (wrong, expected));
        Assert.Equal((long)Length * (withNumbers ? 40 : 24), heap.GetStatistics().LiveBytes);
    }

    [Fact]
    public unsafe void Copies_lie_in_the_order_of_a_depth_first_walk_that_takes_the_fields_as_declared()
    {
        using QuadHeap heap = new(new GcHeapOptions { Checked = false });
        using QuadHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Quad> root = m.Local(Tree(m, 5));
        m.Collect();

        nuint expected = (nuint)GcAccess.Target(root);
        Walk(root, ref expected);

        static GcRef<Quad> Tree(QuadHeap.Mutator m, int depth)
        {
            if (depth == 0)
            {
                return m.NewQuad();
            }

            using GcScope scope = m.OpenScope();
            Local<Quad> a = m.Local(Tree(m, depth - 1));
            Local<Quad> b = m.Local(Tree(m, depth - 1));
            Local<Quad> c = m.Local(Tree(m, depth - 1));
            return m.NewQuad(a, b, c, Tree(m, depth - 1));
        }

        static void Walk(GcRef<Quad> quad, ref nuint expected)
        {
            if (!quad.IsNull)
            {
                Assert.Equal(expected, (nuint)GcAccess.Target(quad));
                expected += 32;
                Walk(quad.NorthWest, ref expected);
                Walk(quad.NorthEast, ref expected);
                Walk(quad.SouthWest, ref expected);
                Walk(quad.SouthEast, ref expected);
            }
        }
    }

    [Fact]
    public void Many_heaps_of_several_classes_know_nothing_of_each_other()
    {
        List<ListHeap> lists = [];
        List<ListHeap.Mutator> mutators = [];
        List<Persistent<Link>> roots = [];
        for (int i = 0; i < 200; i++)
        {
            lists.Add(new ListHeap(new GcHeapOptions { HeapSize = 1 << 20 }));
            mutators.Add(lists[i].Attach());
            roots.Add(mutators[i].Persistent(mutators[i].NewLink(index: i)));
        }

        using QuadHeap quads = new();
        using QuadHeap.Mutator quadMutator = quads.Attach();
        quadMutator.NewQuad();
        for (int i = 0; i < 200; i += 2)
        {
            mutators[i].Collect();
            Assert.Equal(i, roots[i].Ref.Index);
            lists[i].Dispose();
        }

        for (int i = 1; i < 200; i += 2)
        {
            Assert.Equal(i, roots[i].Ref.Index);
            Assert.Equal(0, lists[i].GetStatistics().Collections);
            lists[i].Dispose();
        }
    }

    [Fact]
    public void A_heap_can_be_used_from_one_thread_after_another_and_keeps_what_is_persistent()
    {
        using ListHeap heap = new();
        Persistent<Link>? root = null;
        OtherThread.Run(() =>
        {
            using ListHeap.Mutator m = heap.Attach();
            root = m.Persistent(m.NewLink(index: 3));
        });
        using ListHeap.Mutator here = heap.Attach();
        here.Collect();
        Assert.Equal(3, root!.Ref.Index);
    }

    [Fact]
    public void Statistics_count_what_happened()
    {
        using QuadHeap heap = new(new GcHeapOptions { HeapSize = 8 << 20 });
        using QuadHeap.Mutator m = heap.Attach();
        Assert.Equal((0, 0, 0), (heap.GetStatistics().Collections, heap.GetStatistics().LiveBytes, heap.GetStatistics().AllocatedBytes));
        using (m.OpenScope())
        {
            Local<Quad> head = m.Local(GcRef<Quad>.Null);
            for (int i = 0; i < 1000; i++)
            {
                head.Ref = m.NewQuad(head);
            }

            m.Collect();
            m.Collect();
        }

        for (int i = 0; i < 1000; i++)
        {
            m.NewQuad();
        }

        Assert.Equal(64_000, heap.GetStatistics().AllocatedBytes);
        m.Collect();

        GcStatistics statistics = heap.GetStatistics();
        Assert.Equal(8 << 20, statistics.HeapSizeBytes);
        Assert.Equal(3, statistics.Collections);
        Assert.Equal(0, statistics.LiveBytes);
        Assert.Equal(32_000, statistics.PeakLiveBytes);
        Assert.Equal(64_000, statistics.AllocatedBytes);
        Assert.InRange(statistics.CommittedBytes, 1, statistics.HeapSizeBytes);
        Assert.True(statistics.MedianPause <= statistics.MaxPause && statistics.MaxPause <= statistics.TotalPause);
    }
}
