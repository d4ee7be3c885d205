using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Events;

/// <summary>Listeners that throw, and listeners that use what they must leave alone.</summary>
public class ListenerMisuseTests
{
    public static TheoryData<string, bool> CollectionEvents
    {
        get
        {
            TheoryData<string, bool> events = [];
            foreach (string name in EventLog.OfCollection)
            {
                events.Add(name, true);
                events.Add(name, false);
            }

            return events;
        }
    }

    [Theory]
    [MemberData(nameof(CollectionEvents))]
    public void A_listener_that_throws_ends_no_collection(string name, bool atAllocation)
    {
        EventLog before = new();
        EventLog failing = new(Fail(name));
        EventLog after = new();
        using ListHeap heap = Growing();
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Link> head = m.Local(GcRef<Link>.Null);
        int count = 0;
        for (; count < 20_000; count++)
        {
            head.Ref = m.NewLink(head, m.NewNumber(count), count);
        }

        heap.Events.Add(before);
        heap.Events.Add(failing);
        heap.Events.Add(after);
        long collections = heap.GetStatistics().Collections;
        AggregateException thrown;
        if (atAllocation)
        {
            thrown = CatchAtAllocation(m, head, ref count);
        }
        else
        {
            thrown = CatchAtCollect(m);
        }

        Assert.Equal(name, Assert.Single(thrown.InnerExceptions).Message);
        Assert.Contains("ListHeap", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(EventLog.OfCollection, before.Names);
        Assert.Equal(before.Names, failing.Names);
        Assert.Equal(before.Names, after.Names);
        Assert.Equal(collections + 1, heap.GetStatistics().Collections);

        Assert.True(heap.Events.Remove(failing));
        m.Collect();
        for (GcRef<Link> link = head; !link.IsNull; link = link.Next)
        {
            count--;
            Assert.Equal((count, count), (link.Index, link.Number.Value));
        }

        Assert.Equal(0, count);
    }

    [Fact]
    public void All_that_is_thrown_in_a_collection_is_told()
    {
        using QuadHeap heap = new();
        using QuadHeap.Mutator m = heap.Attach();
        EventLog failing = new(static name => throw new FormatException(name));
        heap.Events.Add(failing);
        heap.Events.Add(new EventLog(Fail(nameof(EventLog.HeapTraced))));
        AggregateException thrown = CatchAtCollect(m);
        heap.Events.Remove(failing);
        Assert.Equal(10, thrown.InnerExceptions.Count);
        Assert.Single(thrown.InnerExceptions.OfType<TimeoutException>());
    }

    [Fact]
    public void A_listener_that_throws_lets_nobody_attach()
    {
        EventLog failing = new(Fail(nameof(EventLog.MutatorAttached)));
        using QuadHeap heap = new(new GcHeapOptions { EventListener = failing });
        Assert.Throws<AggregateException>(heap.Attach);
        Assert.Equal([nameof(EventLog.HeapCreated), nameof(EventLog.MutatorAttached), nameof(EventLog.MutatorDetached)], failing.Names);
        Assert.True(heap.Events.Remove(failing));
        using QuadHeap.Mutator m = heap.Attach();
        m.Collect();
    }

    [Fact]
    public void But_detach_and_dispose_are_done()
    {
        EventLog failing = new(static name => throw new TimeoutException(name));
        QuadHeap heap = new();
        heap.Events.Add(new EventLog());
        QuadHeap.Mutator m = heap.Attach();
        heap.Events.Add(failing);
        Assert.Throws<AggregateException>(m.Dispose);
        Assert.True(heap.Events.Remove(failing));
        m = heap.Attach();
        heap.Events.Add(failing);
        Assert.Equal(2, Assert.Throws<AggregateException>(heap.Dispose).InnerExceptions.Count);
        Assert.Equal(0, heap.GetStatistics().ReservedBytes);
        Assert.Throws<ObjectDisposedException>(m.Collect);
        heap.Dispose();
    }

    [Fact]
    public void A_heap_whose_creation_a_listener_fails_at_is_given_back()
    {
        EventLog failing = new(Fail(nameof(EventLog.HeapCreated)));
        Assert.Throws<AggregateException>(() => new QuadHeap(new GcHeapOptions { EventListener = failing }));
        Assert.Equal([nameof(EventLog.HeapCreated), nameof(EventLog.HeapDisposed)], failing.Names);
        GcHeap created = (GcHeap)failing.Last[nameof(EventLog.HeapCreated)].Source;
        Assert.Equal(0, created.GetStatistics().ReservedBytes);
    }

    [Fact]
    public void What_the_allocation_throws_comes_with_what_the_listener_throws()
    {
        using TailsHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20 });
        using TailsHeap.Mutator m = heap.Attach();
        heap.Events.Add(new EventLog(Fail(nameof(EventLog.OutOfMemory))));
        AggregateException thrown = Assert.Throws<AggregateException>(() => m.NewBlob(2_000_000));
        Assert.Equal([typeof(GcOutOfMemoryException), typeof(TimeoutException)], thrown.InnerExceptions.Select(static inner => inner.GetType()));
        Assert.Equal(1000, m.NewBlob(1000).Length);
    }

    [Fact]
    public void Growth_is_not_lost_with_the_allocation_that_a_listener_failed()
    {
        using TailsHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20, MaxHeapSize = 64 << 20 });
        using TailsHeap.Mutator m = heap.Attach();
        EventLog failing = new(Fail(nameof(EventLog.HeapResized)));
        heap.Events.Add(failing);
        Assert.Throws<AggregateException>(() => m.NewBlob(10_000_000));
        heap.Events.Remove(failing);
        Assert.InRange(heap.GetStatistics().HeapSizeBytes, 10_000_000, 64 << 20);
        Assert.Equal(10_000_000, m.NewBlob(10_000_000).Length);
    }

    [Fact]
    public void A_listener_that_uses_the_heap_is_told_that_it_must_not()
    {
        TailsHeap? heap = null;
        TailsHeap.Mutator? mutator = null;
        Persistent<Blob>? root = null;
        (string What, Action Use)[] misuses =
        [
            ("allocate", () => mutator!.NewBlob(16)),
            ("allocate large", () => mutator!.NewBlob(20_000)),
            ("collect", () => mutator!.Collect()),
            ("root", () => mutator!.Persistent(GcRef<Blob>.Null)),
            ("read a root", () => _ = root!.Ref),
            ("attach", () => heap!.Attach()),
            ("detach", () => mutator!.Dispose()),
            ("verify", () => heap!.Verify()),
            ("dispose", () => heap!.Dispose()),
        ];
        HashSet<(string, string)> refused = [];
        EventLog log = new(name =>
        {
            if (heap is null || mutator is null || name is nameof(EventLog.HeapDisposed) or nameof(EventLog.MutatorDetached))
            {
                return;
            }

            heap.GetStatistics();
            heap.RequestCollection();
            foreach ((string what, Action use) in misuses)
            {
                InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(use);
                Assert.StartsWith("A listener of the events of this TailsHeap has used the heap", thrown.Message, StringComparison.Ordinal);
                refused.Add((name, what));
            }
        });
        heap = new TailsHeap(new GcHeapOptions { HeapSize = 1 << 20, MaxHeapSize = 16 << 20, Checked = false, EventListener = log });
        using (mutator = heap.Attach())
        {
            // With room to allocate in, which a listener that is told of the failure must not use.
            root = mutator.Persistent(mutator.NewBlob(16));
            Assert.Throws<GcOutOfMemoryException>(() => mutator.NewBlob(20_000_000));
            mutator.NewBlob(16);
            mutator.NewBlob(8_000_000);
            mutator.NewBlob(16);
            mutator.Collect();
            Assert.Equal(16, root.Ref.Length);
        }

        heap.Dispose();
        Assert.Equal(EventLog.OfCollection.Append(nameof(EventLog.OutOfMemory)).Order(), refused.Select(static pair => pair.Item1).Distinct().Order());
        Assert.Equal((EventLog.OfCollection.Count + 1) * misuses.Length, refused.Count);
    }

    [Fact]
    public void A_listener_of_a_heap_that_comes_or_goes_attaches_to_it_in_vain()
    {
        List<string> refused = [];
        GcHeap? disposed = null;
        EventLog log = null!;
        log = new EventLog(name =>
        {
            if (name is nameof(EventLog.HeapCreated))
            {
                disposed = (GcHeap)log.Last[name].Source;
            }

            Assert.Throws<InvalidOperationException>(() => ((QuadHeap)disposed!).Attach());
            refused.Add(name);
        });
        QuadHeap heap = new(new GcHeapOptions { EventListener = log });
        heap.Attach().Dispose();
        heap.Dispose();
        Assert.Equal([nameof(EventLog.HeapCreated), nameof(EventLog.MutatorAttached), nameof(EventLog.MutatorDetached), nameof(EventLog.HeapDisposed)], refused);
    }

    [Fact]
    public void A_listener_may_use_another_heap_whose_listener_still_must_not_use_the_first()
    {
        using QuadHeap first = new();
        using QuadHeap.Mutator m = first.Attach();
        using ListHeap second = new();
        using ListHeap.Mutator n = second.Attach();
        EventLog collecting = new(_ => n.Collect());
        first.Events.Add(collecting);
        List<string> refused = [];
        EventLog misusing = new(name =>
        {
            Assert.Throws<InvalidOperationException>(m.Collect);
            Assert.Throws<InvalidOperationException>(n.Collect);
            refused.Add(name);
        });
        second.Events.Add(misusing);
        m.Collect();
        Assert.Equal(9 * 9, refused.Count);
        first.Events.Remove(collecting);
        second.Events.Remove(misusing);
        m.Collect();
        n.Collect();
    }

    private static ListHeap Growing() =>
        new(new GcHeapOptions { HeapSize = GcHeapOptions.SmallestHeapSize, MaxHeapSize = 64 << 20, HeapSizeMultiplier = 4, VerifyEveryCollection = true });

    private static Action<string> Fail(string at) => name =>
    {
        if (name == at)
        {
            throw new TimeoutException(name);
        }
    };

    private static AggregateException CatchAtCollect(GcMutator m) => Assert.Throws<AggregateException>(m.Collect);

    // What comes from the allocation has allocated nothing.
    private static AggregateException CatchAtAllocation(ListHeap.Mutator m, Local<Link> head, ref int count)
    {
        try
        {
            for (; count < 1_000_000; count++)
            {
                head.Ref = m.NewLink(head, m.NewNumber(count), count);
            }
        }
        catch (AggregateException thrown)
        {
            return thrown;
        }

        throw new InvalidOperationException("The listener did not fail.");
    }
}
