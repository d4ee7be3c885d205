using CopySpaceGen.Tests.Behaviour;
using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Safepoints;

/// <summary>What several threads see of what belongs to all of them.</summary>
public class SharedHeapTests
{
    [Fact]
    public void Changed_edges_are_those_that_all_threads_have_written()
    {
        using LoggedHeap heap = new(new GcHeapOptions { HeapSize = 2 << 20 });
        using LoggedHeap.Mutator m = heap.Attach();
        using Persistent<LoggedTree> root = m.Persistent(m.NewLoggedTree());
        m.Collect();
        using MutatorThread other = new();
        LoggedHeap.Mutator theirs = other.Do(heap.Attach);
        other.Do(() =>
        {
            GcRef<LoggedTree> tree = root.Ref;
            tree.Left = tree;
            tree.WriteLink().To = tree;
        });
        GcRef<LoggedTree> mine = root.Ref;
        mine.Right = mine;
        mine.Left = default;
        for (int round = 0; round < 2; round++)
        {
            MutatorThread.Step stop = other.Begin(() =>
            {
                heap.AwaitStopRequest();
                using (theirs.Park())
                {
                    MutatorThread.Await(() => !heap.World.HasWork, "the restart");
                }
            });
            Assert.Equal(["_left", "_link._to", "_right"], ChangedFields(heap));
            stop.End();
        }

        // A stop was forced; what is written later is listed by the next call, whoever asks.
        other.Do(() =>
        {
            GcRef<LoggedTree> tree = root.Ref;
            tree.Table = default;
        });
        using (m.Park())
        {
            Assert.Equal(["_left", "_link._to", "_right", "_table"], other.Do(() => ChangedFields(heap)));
            other.Do(theirs.Dispose);
        }

        Assert.Equal(["_left", "_link._to", "_right", "_table"], ChangedFields(heap));
        heap.Verify();
        m.Collect();
        Assert.Empty(ChangedFields(heap));
        heap.Verify();
    }

    [Fact]
    public void A_collection_by_one_thread_forgets_what_another_has_written()
    {
        using LoggedHeap heap = new(new GcHeapOptions { HeapSize = 2 << 20 });
        using LoggedHeap.Mutator m = heap.Attach();
        using Persistent<LoggedTree> root = m.Persistent(m.NewLoggedTree());
        m.Collect();
        GcRef<LoggedTree> tree = root.Ref;
        tree.Left = tree;
        CollectOnAnotherThread(heap, m);

        Assert.Empty(ChangedFields(heap));
        tree = root.Ref;
        tree.Right = tree;
        Assert.Equal(["_right"], ChangedFields(heap));
    }

    [Fact]
    public void A_collection_by_one_thread_outdates_the_enumeration_of_another()
    {
        using LoggedHeap heap = new(new GcHeapOptions { HeapSize = 2 << 20 });
        using LoggedHeap.Mutator m = heap.Attach();
        using Persistent<LoggedTree> root = m.Persistent(m.NewLoggedTree());
        GcRef<LoggedTree> tree = root.Ref;
        tree.Left = tree;
        GcChangedEdges<LoggedHeap> edges = heap.ChangedEdges();
        CollectOnAnotherThread(heap, m);

        string? message = null;
        try
        {
            edges.GetEnumerator();
        }
        catch (InvalidOperationException exception)
        {
            message = exception.Message;
        }

        Assert.Contains("outdated its changed edges", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Persistent_and_weak_handles_are_made_read_and_given_back_by_all_threads()
    {
        const int Threads = 4;
        const int Handles = 2_000;
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 4 << 20, Checked = false });
        Persistent<Number>[][] handles = [.. Enumerable.Range(0, Threads).Select(static _ => new Persistent<Number>[Handles])];
        RunAll(Threads, thread =>
        {
            using ListHeap.Mutator m = heap.Attach();
            for (int i = 0; i < Handles; i++)
            {
                handles[thread][i] = m.Persistent(m.NewNumber((thread * Handles) + i));
                using Weak<Number> weak = m.Weak(handles[thread][i].Ref);
                Assert.Equal((thread * Handles) + i, weak.Ref.Value);
            }
        });
        RunAll(Threads, thread =>
        {
            using ListHeap.Mutator m = heap.Attach();
            int others = (thread + 1) % Threads;
            for (int i = 0; i < Handles; i++)
            {
                Assert.Equal((others * Handles) + i, handles[others][i].Ref.Value);
                if (i % 500 == 0)
                {
                    m.Collect();
                }

                if (i % 2 == 0)
                {
                    handles[others][i].Ref = m.NewNumber(-i);
                }
                else
                {
                    handles[others][i].Dispose();
                }
            }
        });
        using ListHeap.Mutator last = heap.Attach();
        last.Collect();
        Assert.Equal(Threads * Handles / 2 * 16, heap.GetStatistics().LiveBytes);
        Assert.Equal(-4, handles[0][4].Ref.Value);
    }

    [Fact]
    public void A_handle_that_another_thread_gives_back_is_never_read_as_another_one()
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20, Checked = false });
        const int Rounds = 20_000;
        Persistent<Number>? current = null;
        bool isDone = false;
        RunAll(2, thread =>
        {
            using ListHeap.Mutator m = heap.Attach();
            if (thread == 0)
            {
                for (int round = 0; round < Rounds; round++)
                {
                    Persistent<Number> handle = m.Persistent(m.NewNumber(1));
                    Volatile.Write(ref current, handle);
                    m.Safepoint();
                    handle.Dispose();
                    m.Persistent(m.NewNumber(2)).Dispose();
                }

                Volatile.Write(ref isDone, true);
                return;
            }

            while (!Volatile.Read(ref isDone))
            {
                m.Safepoint();
                try
                {
                    if (Volatile.Read(ref current) is { } handle)
                    {
                        Assert.Equal(1, handle.Ref.Value);
                    }
                }
                catch (ObjectDisposedException)
                {
                }
            }
        });
    }

    [Fact]
    public void One_thread_verifies_while_others_allocate()
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 2 << 20, Checked = false });
        using Barrier start = new(3);
        RunAll(3, thread =>
        {
            using ListHeap.Mutator m = heap.Attach();
            using GcScope scope = m.OpenScope();
            Local<Link> list = m.Local(default(GcRef<Link>));
            using (m.Park())
            {
                start.SignalAndWait();
            }

            for (int i = 0; i < 10_000; i++)
            {
                list.Ref = m.NewLink(i % 100 == 0 ? default : list.Ref, index: i);
                if (i % 500 == 0)
                {
                    Assert.InRange(heap.Verify().Objects, 1, 300);
                }
            }
        });
    }

    [Fact]
    public void Statistics_are_those_of_all_threads()
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 4 << 20, Checked = false });
        using ListHeap.Mutator m = heap.Attach();
        using MutatorThread other = new();
        ListHeap.Mutator theirs = other.Do(heap.Attach);
        m.NewNumber();
        other.Do(() => theirs.NewNumber());
        Assert.Equal((2, 16), (heap.GetStatistics().HeldBlocks, heap.GetStatistics().AllocatedBytes));
        Assert.Equal(16, other.Do(() => heap.GetStatistics().AllocatedBytes));
        other.Do(theirs.Dispose);
        Assert.Equal((1, 32), (heap.GetStatistics().HeldBlocks, heap.GetStatistics().AllocatedBytes));
        Assert.Equal(1, heap.GetStatistics().PartlyFullBlocks);
    }

    [Fact]
    public void A_growable_heap_has_some_blocks_more_for_each_further_thread()
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20, MaxHeapSize = 64 << 20 });
        using ListHeap.Mutator m = heap.Attach();
        m.Collect();
        Assert.Equal(1 << 20, heap.GetStatistics().HeapSizeBytes);
        MutatorThread[] others = [.. Enumerable.Range(0, 3).Select(static _ => new MutatorThread())];
        ListHeap.Mutator[] mutators = [.. others.Select(thread => thread.Do(() =>
        {
            ListHeap.Mutator theirs = heap.Attach();
            theirs.Park();
            return theirs;
        }))];
        m.Collect();
        Assert.Equal(3 << 20, heap.GetStatistics().HeapSizeBytes);
        Array.ForEach(others, static thread => thread.End());
        m.Collect();
        m.Collect();
        Assert.Equal(1 << 20, heap.GetStatistics().HeapSizeBytes);
        Assert.All(mutators, static theirs => Assert.Throws<ObjectDisposedException>(() => { theirs.NewNumber(); }));
    }

    /// <summary>Runs something on several threads at the same time, and throws what any of them throws.</summary>
    internal static void RunAll(int threads, Action<int> action, TimeSpan busy = default)
    {
        MutatorThread[] all = [.. Enumerable.Range(0, threads).Select(static index => new MutatorThread($"mutator {index}"))];
        MutatorThread.Step[] steps = [.. all.Select((thread, index) => thread.Begin(() => action(index)))];
        Array.ForEach(all, static thread => thread.Dispose());
        Array.ForEach(steps, step => step.End(busy));
    }

    private static void CollectOnAnotherThread(LoggedHeap heap, LoggedHeap.Mutator m)
    {
        using (m.Park())
        {
            OtherThread.Run(() =>
            {
                using LoggedHeap.Mutator theirs = heap.Attach();
                theirs.Collect();
            });
        }
    }

    private static string[] ChangedFields(LoggedHeap heap)
    {
        List<string> fields = [];
        foreach (GcChangedEdge<LoggedHeap> edge in heap.ChangedEdges())
        {
            fields.Add(edge.Field);
        }

        return [.. fields.Order()];
    }
}
