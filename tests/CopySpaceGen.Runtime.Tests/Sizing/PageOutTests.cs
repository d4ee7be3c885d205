using CopySpaceGen.CompilerServices;
using CopySpaceGen.Tests.Heaps;
using Microsoft.Extensions.Time.Testing;

namespace CopySpaceGen.Tests.Sizing;

public class PageOutTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Memory_of_what_has_died_goes_back_within_two_seconds_and_an_idle_heap_has_only_what_lives()
    {
        FakeTimeProvider clock = new();
        using ListHeap heap = new(new GcHeapOptions { MaxHeapSize = 1 << 30, Clock = clock });
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Link> head = m.Local(GcRef<Link>.Null);
        Fill(m, head, 3_000_000);
        m.Collect();
        long full = heap.GetStatistics().ResidentBytes;
        Assert.InRange(full, 2 * 3_000_000 * 40L, 1 << 30);
        HashSet<nuint> slabs = SlabsOf(head);
        Assert.InRange(ResidentMemory.In(slabs), full * 9 / 10, full * 11 / 10);

        Drop(head, 2_750_000);
        m.Collect();
        Assert.Equal(full, heap.GetStatistics().ResidentBytes);
        clock.Advance(s_second);
        Assert.Equal(full, heap.GetStatistics().ResidentBytes);
        clock.Advance(s_second);
        long idle = heap.GetStatistics().ResidentBytes;
        Assert.InRange(idle, 250_000 * 40, (long)(250_000 * 40 * 1.1));
        Assert.InRange(ResidentMemory.In(slabs), 250_000 * 40, (long)(250_000 * 40 * 1.2));

        AssertHolds(head, 250_000);
        m.Collect();
        AssertHolds(head, 250_000);
        Fill(m, head, 3_000_000);
        AssertHolds(head, 3_250_000);
    }

    [Fact]
    public void A_busy_heap_keeps_the_memory_that_it_uses_in_each_collection()
    {
        FakeTimeProvider clock = new();
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 64 << 20, Clock = clock });
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Link> head = m.Local(GcRef<Link>.Null);
        Fill(m, head, 500_000);
        long least = long.MaxValue;
        for (int second = 0; second < 10; second++)
        {
            m.Collect();
            least = Math.Min(least, heap.GetStatistics().ResidentBytes);
            clock.Advance(s_second);
        }

        Assert.InRange(least, 2 * 500_000 * 40L, 64 << 20);
    }

    [Fact]
    public void Memory_of_large_objects_that_have_died_goes_back_too()
    {
        FakeTimeProvider clock = new();
        using TailsHeap heap = new(new GcHeapOptions { HeapSize = 128 << 20, Clock = clock });
        using TailsHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        m.NewText(10_000_000);
        m.Collect();
        Assert.InRange(heap.GetStatistics().ResidentBytes, 20_000_000, 128 << 20);
        clock.Advance(s_second);
        clock.Advance(s_second);
        Assert.InRange(heap.GetStatistics().ResidentBytes, 0, 1 << 20);
        Local<Text> text = m.Local(m.NewText(10_000_000));
        Assert.Equal(-1, text.Chars.IndexOfAnyExcept('\0'));
    }

    [Fact]
    public void Nothing_goes_back_if_the_delay_is_infinite()
    {
        FakeTimeProvider clock = new();
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 32 << 20, Clock = clock, PageOutDelay = Timeout.InfiniteTimeSpan });
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Fill(m, m.Local(GcRef<Link>.Null), 200_000);
        m.Collect();
        long resident = heap.GetStatistics().ResidentBytes;
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(resident, heap.GetStatistics().ResidentBytes);
    }

    [Fact]
    public void A_heap_with_nothing_to_give_back_has_no_timer_at_work()
    {
        CountingClock clock = new();
        using ListHeap heap = new(new GcHeapOptions { HeapSize = 32 << 20, Clock = clock });
        using ListHeap.Mutator m = heap.Attach();
        Assert.Equal(0, clock.Calls);
        m.Collect();
        for (int second = 0; second < 100; second++)
        {
            clock.Advance(s_second);
        }

        Assert.InRange(clock.Calls, 1, 3);
        m.Collect();
        clock.Advance(s_second);
        Assert.InRange(clock.Calls, 2, 4);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_goes_on_while_the_program_allocates_and_collects(bool large)
    {
        FakeTimeProvider clock = new();
        using TailsHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20, MaxHeapSize = 256 << 20, Clock = clock, VerifyEveryCollection = true });
        bool isOver = false;
        Thread background = new(() =>
        {
            while (!Volatile.Read(ref isOver))
            {
                clock.Advance(s_second);
            }
        });
        background.Start();
        int seed = Environment.TickCount;
        try
        {
            using TailsHeap.Mutator m = heap.Attach();
            using GcScope scope = m.OpenScope();
            Random random = new(seed);
            List<(Persistent<Text> Text, char Fill)> alive = [];
            for (int step = 0; step < 30_000; step++)
            {
                char fill = (char)('a' + random.Next(26));
                Persistent<Text> text = m.Persistent(m.NewText(random.Next(large && step % 50 == 0 ? 30_000 : 3_000)));
                text.Ref.Chars.Fill(fill);
                alive.Add((text, fill));
                if (step % 3_000 == 2_999)
                {
                    alive.ForEach(static item => item.Text.Dispose());
                    alive.Clear();
                }
                else if (step % 1_000 == 0)
                {
                    m.Collect();
                }
            }

            foreach ((Persistent<Text> text, char fill) in alive)
            {
                Assert.True(text.Ref.Chars.IndexOfAnyExcept(fill) < 0, $"seed {seed}");
            }
        }
        finally
        {
            Volatile.Write(ref isOver, true);
            background.Join();
        }
    }

    private static void Fill(ListHeap.Mutator m, Local<Link> head, int count)
    {
        int first = head.Ref.IsNull ? 0 : head.Index + 1;
        for (int index = 0; index < count; index++)
        {
            head.Ref = m.NewLink(head, m.NewNumber(first + index), first + index);
        }
    }

    // The oldest stay.
    private static void Drop(Local<Link> head, int count)
    {
        for (int index = 0; index < count; index++)
        {
            head.Ref = head.Ref.Next;
        }
    }

    private static void AssertHolds(Local<Link> head, int count)
    {
        for (GcRef<Link> link = head; !link.IsNull; link = link.Next)
        {
            Assert.Equal(--count, link.Number.Value);
        }

        Assert.Equal(0, count);
    }

    private static unsafe HashSet<nuint> SlabsOf(GcRef<Link> link)
    {
        HashSet<nuint> slabs = [];
        for (; !link.IsNull; link = link.Next)
        {
            slabs.Add((nuint)GcAccess.Target(link) & ~((nuint)Slab.Size - 1));
        }

        return slabs;
    }

    private sealed class CountingClock : FakeTimeProvider
    {
        public int Calls { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(
            count =>
            {
                Calls++;
                callback(count);
            },
            state,
            dueTime,
            period);
    }
}
