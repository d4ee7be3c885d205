using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Safepoints;

/// <summary>Threads that do not stop.</summary>
public class StopTimeoutTests
{
    private static readonly GcHeapOptions s_options = new() { HeapSize = 1 << 20, StopTimeout = TimeSpan.FromMilliseconds(50) };

    [Fact]
    public void A_thread_that_does_not_stop_is_named_to_the_one_that_waits_for_it_and_the_heap_stays_usable()
    {
        using ListHeap heap = new(s_options);
        using MutatorThread other = new("busy");
        using ListHeap.Mutator m = heap.Attach();
        ListHeap.Mutator theirs = other.Do(heap.Attach);
        foreach (Action collect in new Action[] { m.Collect, () => heap.Verify(), () => Fill(m) })
        {
            string message = Assert.Throws<GcStopTimeoutException>(collect).Message;
            Assert.Contains("ListHeap", message, StringComparison.Ordinal);
            Assert.Contains($"the thread with id {other.Thread.ManagedThreadId} ('busy') did not within 0.05 s", message, StringComparison.Ordinal);
            Assert.Contains("Safepoint()", message, StringComparison.Ordinal);
            Assert.Contains("Park()", message, StringComparison.Ordinal);
        }

        Assert.Equal(0, heap.GetStatistics().Collections);
        using (m.Park())
        {
            other.Do(() => theirs.NewNumber());
            other.Do(theirs.Dispose);
        }

        m.Collect();
        Assert.Equal(0, heap.GetStatistics().LiveBytes);
        Fill(m);

        static void Fill(ListHeap.Mutator m)
        {
            for (int i = 0; i < 100_000; i++)
            {
                m.NewNumber();
            }
        }
    }

    [Fact]
    public void Those_who_have_stopped_meanwhile_go_on()
    {
        using ListHeap heap = new(s_options with { StopTimeout = TimeSpan.FromMilliseconds(200) });
        using MutatorThread busy = new();
        using MutatorThread ready = new();
        using ListHeap.Mutator m = heap.Attach();
        ListHeap.Mutator one = busy.Do(heap.Attach);
        ListHeap.Mutator two = ready.Do(heap.Attach);
        MutatorThread.Step stopped = ready.Begin(() =>
        {
            heap.AwaitStopRequest();
            two.Safepoint();
            two.NewNumber();
        });
        Assert.Throws<GcStopTimeoutException>(m.Collect);
        stopped.End();
        busy.Do(one.Dispose);
        ready.Do(two.Dispose);
        m.Collect();
    }

    [Fact]
    public void Threads_that_wait_for_each_other_in_two_heaps_are_told()
    {
        using ListHeap left = new(s_options);
        using ListHeap right = new(s_options);
        using MutatorThread first = new();
        using MutatorThread second = new();
        (ListHeap.Mutator Left, ListHeap.Mutator Right) one = first.Do(() => (left.Attach(), right.Attach()));
        (ListHeap.Mutator Left, ListHeap.Mutator Right) two = second.Do(() => (left.Attach(), right.Attach()));
        Exception? failure = null;
        MutatorThread.Step[] steps =
        [
            first.Begin(() => failure = Record.Exception(one.Left.Collect) ?? failure),
            second.Begin(() => failure = Record.Exception(two.Right.Collect) ?? failure),
        ];
        Array.ForEach(steps, static step => step.End());
        Assert.IsType<GcStopTimeoutException>(failure);

        // Parked in the one while they use the other, they are not in each other's way.
        steps =
        [
            first.Begin(() =>
            {
                using (one.Right.Park())
                {
                    one.Left.Collect();
                }
            }),
            second.Begin(() =>
            {
                using (two.Left.Park())
                {
                    two.Right.Collect();
                }
            }),
        ];
        Array.ForEach(steps, static step => step.End());
        first.Do(() => { one.Left.Dispose(); one.Right.Dispose(); });
        second.Do(() => { two.Left.Dispose(); two.Right.Dispose(); });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(86_400_001)]
    public void A_time_out_of_range_is_refused_with_the_range(int milliseconds)
    {
        GcHeapOptions options = new() { StopTimeout = TimeSpan.FromMilliseconds(milliseconds) };
        string message = Assert.Throws<ArgumentOutOfRangeException>(() => new ListHeap(options)).Message;
        Assert.Contains("GcHeapOptions.StopTimeout must be from 10 milliseconds to a day", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_is_read_from_text()
    {
        Assert.Equal(TimeSpan.FromSeconds(30), GcHeapOptions.Parse("").StopTimeout);
        Assert.Equal(TimeSpan.FromSeconds(2.5), GcHeapOptions.Parse("stop-timeout=2.5s").StopTimeout);
        Assert.Equal(Timeout.InfiniteTimeSpan, GcHeapOptions.Parse("stop-timeout=never").StopTimeout);
        new ListHeap(new GcHeapOptions { StopTimeout = Timeout.InfiniteTimeSpan }).Dispose();
    }
}
