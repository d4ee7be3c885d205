using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Behaviour;

public class MisuseTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(GcHeapOptions.SmallestHeapSize - 1)]
    [InlineData(GcHeapOptions.LargestHeapSize + 1)]
    public void A_heap_size_out_of_range_is_refused_with_the_range(long size)
    {
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(() => new QuadHeap(new GcHeapOptions { HeapSize = size }));
        Assert.Contains("HeapSize", refused.Message, StringComparison.Ordinal);
        Assert.Contains("262,144", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thread_attaches_once_at_a_time_and_again_later()
    {
        using QuadHeap heap = new();
        using (QuadHeap.Mutator first = heap.Attach())
        {
            InvalidOperationException second = Assert.Throws<InvalidOperationException>(heap.Attach);
            Assert.Contains("attached to this QuadHeap already", second.Message, StringComparison.Ordinal);
            Assert.Contains("dispose of it first", second.Message, StringComparison.Ordinal);
            first.NewQuad();
        }

        using QuadHeap.Mutator third = heap.Attach();
        third.NewQuad();
    }

    [Fact]
    public void A_mutator_used_on_another_thread_says_where_it_belongs()
    {
        using QuadHeap heap = new();
        using QuadHeap.Mutator m = heap.Attach();
        Assert.Contains("Attach()", OtherThread.Catch<InvalidOperationException>(m.Collect).Message, StringComparison.Ordinal);
        Assert.Contains("Attach()", OtherThread.Catch<InvalidOperationException>(() => { m.OpenScope(); }).Message, StringComparison.Ordinal);
        Assert.Contains("Attach()", OtherThread.Catch<InvalidOperationException>(m.Dispose).Message, StringComparison.Ordinal);
        Assert.Contains("Attach()", OtherThread.Catch<InvalidOperationException>(() => m.Persistent(default(GcRef<Quad>))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_checked_mode_every_allocation_on_another_thread_is_refused()
    {
        using QuadHeap heap = new(new GcHeapOptions { Checked = true });
        using QuadHeap.Mutator m = heap.Attach();
        m.NewQuad();
        m.NewQuad();
        Assert.Contains("Attach()", OtherThread.Catch<InvalidOperationException>(() => m.NewQuad()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_works_after_dispose_and_all_of_it_says_so()
    {
        QuadHeap heap = new();
        QuadHeap.Mutator m = heap.Attach();
        m.NewQuad();
        m.Dispose();
        m.Dispose();
        Assert.Throws<ObjectDisposedException>(() => { m.NewQuad(); });
        Assert.Throws<ObjectDisposedException>(m.Collect);
        Assert.Throws<ObjectDisposedException>(() => { m.OpenScope(); });

        QuadHeap.Mutator second = heap.Attach();
        second.NewQuad();
        heap.Dispose();
        heap.Dispose();
        Assert.Throws<ObjectDisposedException>(() => { second.NewQuad(); });
        Assert.Throws<ObjectDisposedException>(heap.Attach);
        second.Dispose();
    }

    [Fact]
    public void A_heap_is_not_torn_down_under_another_thread()
    {
        using QuadHeap heap = new();
        using QuadHeap.Mutator m = heap.Attach();
        InvalidOperationException refused = OtherThread.Catch<InvalidOperationException>(heap.Dispose);
        Assert.Contains("Dispose of that thread's mutator first", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"the thread with id {Environment.CurrentManagedThreadId}", refused.Message, StringComparison.Ordinal);
        m.NewQuad();
    }

    [Fact]
    public void The_use_of_a_null_reference_is_a_null_reference_exception()
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        Assert.Throws<NullReferenceException>(() => GcRef<Link>.Null.Index);
        Assert.Throws<NullReferenceException>(() => { _ = GcRef<Link>.Null.Next; });
        Assert.Throws<NullReferenceException>(() => m.NewLink().Number.Value);
    }

    [Fact]
    public void References_cannot_be_boxed_or_hashed()
    {
        Assert.Throws<NotSupportedException>(() => GcRef<Quad>.Null.GetHashCode());
        Assert.Throws<NotSupportedException>(() => GcRef<Quad>.Null.Equals(new object()));
    }
}
