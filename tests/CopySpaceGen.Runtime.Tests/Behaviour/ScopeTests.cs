using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Behaviour;

public class ScopeTests
{
    [Fact]
    public void A_local_keeps_its_object_alive_and_follows_it()
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Link> local = m.Local(m.NewLink(index: 7));
        using Weak<Link> other = m.Weak(m.NewLink(index: 8));

        m.Collect();
        m.Collect();

        Assert.Equal(7, local.Index);
        Assert.True(other.Ref.IsNull);
    }

    [Fact]
    public void A_local_can_be_made_to_refer_to_another_object()
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Link> head = m.Local(GcRef<Link>.Null);
        Assert.True(head.IsNull);
        for (int i = 0; i < 1000; i++)
        {
            head.Ref = m.NewLink(head, index: i);
        }

        m.Collect();

        int expected = 999;
        for (GcRef<Link> link = head; !link.IsNull; link = link.Next)
        {
            Assert.Equal(expected--, link.Index);
        }

        Assert.Equal(-1, expected);
    }

    [Fact]
    public void A_closed_scope_keeps_nothing_alive_and_an_outer_one_still_does()
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        using GcScope outer = m.OpenScope();
        Local<Link> kept = m.Local(m.NewLink(index: 1));
        Weak<Link> dropped;
        using (m.OpenScope())
        {
            Local<Link> inner = m.Local(m.NewLink(index: 2));
            dropped = m.Weak(inner);
            m.Collect();
            Assert.Equal(2, dropped.Ref.Index);
        }

        m.Collect();

        Assert.True(dropped.Ref.IsNull);
        Assert.Equal(1, kept.Index);
        Assert.Equal(24, heap.GetStatistics().LiveBytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(5000)]
    public void Any_number_of_locals_and_nested_scopes_is_ordinary(int count)
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        using GcScope outer = m.OpenScope();
        Local<Link> first = m.Local(m.NewLink(index: -1));
        Nest(m, count);
        m.Collect();
        Assert.Equal(-1, first.Index);
        Assert.Equal(24, heap.GetStatistics().LiveBytes);

        static void Nest(ListHeap.Mutator m, int depth)
        {
            using GcScope scope = m.OpenScope();
            Local<Link> local = m.Local(m.NewLink(index: depth));
            if (depth > 1)
            {
                Nest(m, depth - 1);
            }
            else
            {
                m.Collect();
            }

            Assert.Equal(depth, local.Index);
        }
    }

    [Fact]
    public void A_local_without_a_scope_is_refused_and_told_to_open_one()
    {
        using QuadHeap heap = new();
        using QuadHeap.Mutator m = heap.Attach();
        InvalidOperationException never = Assert.Throws<InvalidOperationException>(() => { m.Local(m.NewQuad()); });
        Assert.Contains("OpenScope", never.Message, StringComparison.Ordinal);

        using (m.OpenScope())
        {
            m.Local(m.NewQuad());
        }

        InvalidOperationException closed = Assert.Throws<InvalidOperationException>(() => { m.Local(m.NewQuad()); });
        Assert.Contains("OpenScope", closed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scopes_closed_in_the_wrong_order_or_twice_are_refused_and_nothing_is_lost()
    {
        using QuadHeap heap = new();
        using QuadHeap.Mutator m = heap.Attach();
        GcScope outer = m.OpenScope();
        GcScope inner = m.OpenScope();
        string wrongOrder = MessageOf(outer);
        inner.Dispose();
        string twice = MessageOf(inner);
        outer.Dispose();
        string afterAll = MessageOf(outer);

        Assert.Contains("innermost first", wrongOrder, StringComparison.Ordinal);
        Assert.Contains("twice", twice, StringComparison.Ordinal);
        Assert.Contains("twice", afterAll, StringComparison.Ordinal);

        static string MessageOf(GcScope scope)
        {
            try
            {
                scope.Dispose();
                return "";
            }
            catch (InvalidOperationException refused)
            {
                return refused.Message;
            }
        }
    }
}
