using CopySpaceGen.Tests.Heaps;

#pragma warning disable CSG0049, CSG0060 // Misuse is what is tested.

namespace CopySpaceGen.Tests.Safepoints;

/// <summary>Checked mode with several threads, and the misuse of mutators.</summary>
public class CheckedThreadsTests
{
    private static readonly GcHeapOptions s_checked = new() { HeapSize = 1 << 20, Checked = true };

    [Fact]
    public void What_another_thread_allocates_outdates_nothing()
    {
        using ListHeap heap = new(s_checked);
        using ListHeap.Mutator m = heap.Attach();
        using MutatorThread other = new();
        ListHeap.Mutator theirs = other.Do(heap.Attach);
        GcRef<Link> link = m.NewLink(index: 3);
        other.Do(() =>
        {
            theirs.NewNumber();
            theirs.Safepoint();
            theirs.NewLink();
        });
        Assert.Equal(3, link.Index);
        other.Do(theirs.Dispose);
        Assert.Equal(3, link.Index);
    }

    [Fact]
    public void A_collection_by_another_thread_outdates_what_was_obtained_before()
    {
        using ListHeap heap = new(s_checked);
        using ListHeap.Mutator m = heap.Attach();
        using MutatorThread other = new();
        ListHeap.Mutator theirs = other.Do(heap.Attach);
        MutatorThread.Step collection = other.Begin(theirs.Collect);
        heap.AwaitStopRequest();
        Assert.Throws<GcStaleReferenceException>(() =>
        {
            using Persistent<Link> root = m.Persistent(default(GcRef<Link>));
            GcRef<Link> link = m.NewLink(index: 3);
            m.Safepoint();
            return link.Index;
        });
        collection.End();
        other.Do(theirs.Dispose);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void So_does_one_that_a_walk_over_the_heap_waits_for(bool isVerification)
    {
        using LoggedHeap heap = new(s_checked);
        using LoggedHeap.Mutator m = heap.Attach();
        using MutatorThread other = new();
        MutatorThread.Step? collection = null;
        GcStaleReferenceException thrown = Assert.Throws<GcStaleReferenceException>(() =>
        {
            GcRef<LoggedTree> tree = m.NewLoggedTree(key: 3);
            Walk();
            Assert.Equal(3, tree.Key);
            LoggedHeap.Mutator theirs = other.Do(heap.Attach);
            collection = other.Begin(() =>
            {
                theirs.Collect();
                theirs.Dispose();
            });
            heap.AwaitStopRequest();
            Walk();
            return tree.Key;
        });
        Assert.Equal((1L, GcPoint.Stop), (thrown.Collection, thrown.Point));
        collection!.End();

        void Walk()
        {
            if (isVerification)
            {
                heap.Verify();
                return;
            }

            heap.ChangedEdges();
        }
    }

    [Fact]
    public void A_mutator_on_a_wrong_thread_names_both_threads_and_says_what_to_do()
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        using MutatorThread other = new("stranger");
        int mine = Environment.CurrentManagedThreadId;
        foreach (Action use in new Action[] { m.Collect, m.Dispose, () => m.Park(), () => { m.OpenScope(); }, () => m.NewNumber() })
        {
            string message = Assert.Throws<InvalidOperationException>(() => other.Do(use)).Message;
            Assert.Contains($"belongs to the thread with id {mine}", message, StringComparison.Ordinal);
            Assert.Contains($"was used on the thread with id {other.Thread.ManagedThreadId} ('stranger')", message, StringComparison.Ordinal);
            Assert.Contains("call Attach() there", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_mutator_that_is_held_over_an_await_is_refused_on_the_thread_that_goes_on()
    {
        using ListHeap heap = new();
        using MutatorThread other = new();
        ListHeap.Mutator m = other.Do(heap.Attach);
        await Task.Yield();
        string message = Assert.Throws<InvalidOperationException>(() => m.NewNumber()).Message;
        Assert.Contains("await", message, StringComparison.Ordinal);
        other.Do(m.Dispose);
    }

    [Fact]
    public void A_thread_pool_thread_that_is_still_attached_says_so_in_the_next_work_item()
    {
        using ListHeap heap = new();
        using ListHeap.Mutator m = heap.Attach();
        string message = Assert.Throws<InvalidOperationException>(heap.Attach).Message;
        Assert.Contains("work item", message, StringComparison.Ordinal);
        Assert.Contains("using var m = heap.Attach()", message, StringComparison.Ordinal);
    }
}
