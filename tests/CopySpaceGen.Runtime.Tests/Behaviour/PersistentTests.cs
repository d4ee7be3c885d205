using System.Runtime.CompilerServices;
using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Behaviour;

public class PersistentTests
{
    [Fact]
    public void A_persistent_root_keeps_its_object_alive_until_it_is_disposed_of()
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        Persistent<Link> root = m.Persistent(m.NewLink(number: m.NewNumber(5)));
        using Weak<Link> weak = m.Weak(root.Ref);
        m.Collect();
        Assert.Equal(5, root.Ref.Number.Value);
        Assert.Equal(5, weak.Ref.Number.Value);

        root.Dispose();
        root.Dispose();
        m.Collect();

        Assert.True(weak.Ref.IsNull);
        Assert.Throws<ObjectDisposedException>(() => { _ = root.Ref; });
    }

    [Fact]
    public void It_can_be_made_to_refer_to_another_object()
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        using Persistent<Number> root = m.Persistent(m.NewNumber(1));
        root.Ref = m.NewNumber(2);
        m.Collect();
        Assert.Equal(2, root.Ref.Value);
        Assert.Equal(16, heap.GetStatistics().LiveBytes);
    }

    [Fact]
    public void Thousands_of_roots_are_kept_apart_and_their_slots_are_used_again()
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        List<Persistent<Number>> roots = [];
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < 3000; i++)
            {
                roots.Add(m.Persistent(m.NewNumber(i)));
            }

            m.Collect();
            for (int i = 0; i < 3000; i++)
            {
                Assert.Equal(i, roots[i].Ref.Value);
                roots[i].Dispose();
            }

            roots.Clear();
        }

        m.Collect();
        Assert.Equal(0, heap.GetStatistics().LiveBytes);
    }

    [Fact]
    public void Any_thread_may_dispose_of_it()
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        Persistent<Number>[] roots = [.. Enumerable.Range(0, 1000).Select(i => m.Persistent(m.NewNumber(i)))];
        Parallel.ForEach(roots.Where((_, i) => i % 2 == 0), root => root.Dispose());
        m.Collect();
        Assert.Equal(500 * 16, heap.GetStatistics().LiveBytes);
        Assert.All(roots.Where((_, i) => i % 2 == 1), root => Assert.Equal(1, root.Ref.Value % 2));
    }

    [Fact]
    public void Disposing_while_the_heap_collects_loses_nothing_else()
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        Persistent<Number>[] roots = [.. Enumerable.Range(0, 20_000).Select(i => m.Persistent(m.NewNumber(i)))];
        Task disposing = Task.Run(() =>
        {
            for (int i = 0; i < roots.Length; i += 2)
            {
                roots[i].Dispose();
            }
        });
        while (!disposing.IsCompleted)
        {
            m.Collect();
        }

        m.Collect();
        Assert.Equal(roots.Length / 2 * 16, heap.GetStatistics().LiveBytes);
        for (int i = 1; i < roots.Length; i += 2)
        {
            Assert.Equal(i, roots[i].Ref.Value);
        }
    }

    [Fact]
    public void One_that_is_only_finalized_lets_its_object_go()
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        Drop(m);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        m.Collect();
        Assert.Equal(0, heap.GetStatistics().LiveBytes);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Drop(ListHeap.Mutator m) => m.Persistent(m.NewNumber(1));
    }

    [Fact]
    public void It_is_refused_on_a_thread_that_is_not_attached_and_after_the_heap_is_gone()
    {
        ListHeap heap = new();
        ListHeap.Mutator m = heap.Attach();
        Persistent<Number> root = m.Persistent(m.NewNumber(1));
        InvalidOperationException elsewhere = OtherThread.Catch<InvalidOperationException>(() => { _ = root.Ref; });
        Assert.Contains("Attach()", elsewhere.Message, StringComparison.Ordinal);

        heap.Dispose();
        Assert.Throws<ObjectDisposedException>(() => { _ = root.Ref; });
        root.Dispose();
    }
}
