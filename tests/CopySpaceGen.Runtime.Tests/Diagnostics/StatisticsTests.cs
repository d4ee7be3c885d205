using CopySpaceGen.Tests.Heaps;
using Microsoft.Extensions.Time.Testing;

namespace CopySpaceGen.Tests.Diagnostics;

public class StatisticsTests
{
    // With its length, 5000 bytes: thirteen fill a region of 64 KiB but for 536 bytes.
    private const int BlobLength = 4992;
    private const int BlobBytes = 5000;
    private const int FreeTail = 536;

    [Fact]
    public void Blocks_are_counted_by_their_state()
    {
        using TailsHeap heap = new(Options());
        using TailsHeap.Mutator m = heap.Attach();
        AssertBlocks(heap, partlyFull: 0, full: 0, held: 0);
        Allocate(m, 1);
        AssertBlocks(heap, partlyFull: 0, full: 0, held: 1);
        Allocate(m, 13);
        AssertBlocks(heap, partlyFull: 0, full: 1, held: 1);
        Allocate(m, 25);
        AssertBlocks(heap, partlyFull: 0, full: 2, held: 1);
        using (m.OpenScope())
        {
            m.Local(m.NewBlob(BlobLength));
            m.Collect();
        }

        AssertBlocks(heap, partlyFull: 1, full: 0, held: 0);
        Allocate(m, 1);
        AssertBlocks(heap, partlyFull: 0, full: 0, held: 1);
        m.Dispose();
        AssertBlocks(heap, partlyFull: 1, full: 0, held: 0);
    }

    [Fact]
    public void Empty_blocks_that_lose_their_memory_are_paged_out()
    {
        FakeTimeProvider clock = new();
        using TailsHeap heap = new(Options() with { Clock = clock });
        using TailsHeap.Mutator m = heap.Attach();
        Allocate(m, 13 * 40);
        m.Collect();
        GcStatistics before = heap.GetStatistics();
        Assert.Equal((0, true), (before.PagedOutBlocks, before.EmptyBlocks >= 40));
        clock.Advance(TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(1));
        GcStatistics after = heap.GetStatistics();
        Assert.Equal((40, before.EmptyBlocks - 40), (after.PagedOutBlocks, after.EmptyBlocks));
        Assert.Equal(before.CommittedBytes - (40 * Slab.BlockSize), after.CommittedBytes);
        Assert.Equal(0, after.ResidentBytes);
    }

    [Fact]
    public void Free_tails_of_full_blocks_are_fragmentation()
    {
        using TailsHeap heap = new(Options());
        using TailsHeap.Mutator m = heap.Attach();
        Assert.Equal(0, heap.GetStatistics().FragmentationBytes);
        Allocate(m, (3 * 13) + 1);
        Assert.Equal(3 * FreeTail, heap.GetStatistics().FragmentationBytes);
        Assert.Equal(((3 * 13) + 1) * BlobBytes, heap.GetStatistics().AllocatedBytes);
        m.Collect();
        Assert.Equal(0, heap.GetStatistics().FragmentationBytes);
    }

    [Fact]
    public void And_so_are_those_that_a_crowded_heap_gives_up()
    {
        // Eight of 8 KiB fill a region, but in the order of the roots only seven find room between the small ones: more blocks than a mutator may fill.
        const int Pairs = 100;
        using TailsHeap heap = new(Options() with { HeapSize = 16 * Slab.BlockSize });
        using TailsHeap.Mutator m = heap.Attach();
        Persistent<Blob>[] roots = [.. Enumerable.Range(0, 2 * Pairs).Select(_ => m.Persistent(GcRef<Blob>.Null))];
        for (int pair = 0; pair < Pairs; pair++)
        {
            roots[2 * pair].Ref = m.NewBlob(16);
        }

        for (int pair = 0; pair < Pairs; pair++)
        {
            roots[(2 * pair) + 1].Ref = m.NewBlob(GcHeap.MaxObjectSize - 8);
        }

        Assert.Equal(0, heap.GetStatistics().Collections);
        m.Collect();
        GcStatistics statistics = heap.GetStatistics();
        Assert.Equal(Pairs * (GcHeap.MaxObjectSize + 24), statistics.LiveBytes);
        Assert.Equal((0, 15, 0), (statistics.PartlyFullBlocks, statistics.FullBlocks, statistics.HeldBlocks));
        Assert.Equal((15 * Slab.RegionSize) - statistics.LiveBytes, statistics.FragmentationBytes);
    }

    [Fact]
    public void Address_space_is_counted_with_that_of_large_objects()
    {
        using TailsHeap heap = new(Options());
        using TailsHeap.Mutator m = heap.Attach();
        Assert.Equal(Slab.Size, heap.GetStatistics().ReservedBytes);
        m.NewBlob(1_000_000);
        Assert.Equal(2 * Slab.Size, heap.GetStatistics().ReservedBytes);
    }

    [Fact]
    public void An_aligned_heap_reserves_a_power_of_two()
    {
        using Quad32Heap heap = new(new GcHeapOptions { HeapSize = 100 << 20 });
        Assert.Equal(128 << 20, heap.GetStatistics().ReservedBytes);
    }

    [Fact]
    public void A_heap_that_was_disposed_of_holds_nothing_but_its_history()
    {
        TailsHeap heap = new(Options());
        using (TailsHeap.Mutator m = heap.Attach())
        {
            Allocate(m, 20);
            m.NewBlob(100_000);
            m.Collect();
            Allocate(m, 20);
            m.NewBlob(100_000);
            m.NewBlob(200_000);
            m.Collect();
            m.NewBlob(100_000);
        }

        long allocated = heap.GetStatistics().AllocatedBytes;
        heap.Dispose();
        GcStatistics statistics = heap.GetStatistics();
        Assert.Equal((0, 0, 0), (statistics.ReservedBytes, statistics.CommittedBytes, statistics.ResidentBytes));
        Assert.Equal((0, 0), (statistics.LargeObjects, statistics.LargeObjectBytes));
        Assert.Equal((0, 0, 0, 0, 0), (statistics.EmptyBlocks, statistics.PartlyFullBlocks, statistics.FullBlocks, statistics.HeldBlocks, statistics.PagedOutBlocks));
        Assert.Equal(2, statistics.Collections);
        Assert.InRange(statistics.AllocatedBytes, 40 * BlobBytes, allocated);
    }

    [Fact]
    public void Collections_are_counted_by_their_cause()
    {
        using TailsHeap heap = new(Options() with { HeapSize = 1 << 20, Stress = new GcStress { CollectEvery = 1000 } });
        using TailsHeap.Mutator m = heap.Attach();
        AssertCauses(heap, 0, 0, 0, 0);
        m.Collect();
        m.Collect();
        AssertCauses(heap, request: 2, 0, 0, 0);
        Allocate(m, 200);
        AssertCauses(heap, request: 2, allocation: 2, 0, 0);
        m.Collect();
        m.NewBlob(600_000);
        m.NewBlob(600_000);
        AssertCauses(heap, request: 3, allocation: 2, large: 1, 0);
        for (int allocation = 202; allocation < 1000; allocation++)
        {
            m.NewBlob(0);
        }

        AssertCauses(heap, request: 3, allocation: 2, large: 1, stress: 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => heap.GetStatistics().CollectionsBy((GcCollectionCause)(-1)));
    }

    [Fact]
    public void Pauses_come_as_percentiles_and_as_buckets()
    {
        using QuadHeap heap = new(Options());
        Assert.Equal(TimeSpan.Zero, heap.GetStatistics().PausePercentile(50));
        Assert.Empty(heap.GetStatistics().PauseBuckets);
        using QuadHeap.Mutator m = heap.Attach();
        for (int collection = 0; collection < 100; collection++)
        {
            m.Collect();
        }

        GcStatistics statistics = heap.GetStatistics();
        Assert.Equal(100, statistics.PauseBuckets.Sum(bucket => bucket.Count));
        Assert.All(statistics.PauseBuckets, bucket => Assert.True(bucket.Shortest <= bucket.Longest));
        Assert.Equal(statistics.PauseBuckets.OrderBy(bucket => bucket.Shortest), statistics.PauseBuckets);
        Assert.InRange(
            statistics.TotalPause,
            new TimeSpan(statistics.PauseBuckets.Sum(bucket => bucket.Shortest.Ticks * bucket.Count)),
            new TimeSpan(statistics.PauseBuckets.Sum(bucket => bucket.Longest.Ticks * bucket.Count)));
        Assert.Equal(statistics.MaxPause, statistics.PausePercentile(100));
        Assert.Equal(statistics.MaxPause, statistics.PauseBuckets[^1].Longest);
        Assert.Equal(statistics.PauseBuckets[0].Longest, statistics.PausePercentile(0));
        Assert.Equal(statistics.MedianPause, statistics.PausePercentile(50));
        foreach (double wrong in new[] { -0.1, 100.1, double.NaN })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => statistics.PausePercentile(wrong));
        }
    }

    [Fact]
    public void A_snapshot_does_not_change()
    {
        using QuadHeap heap = new(Options());
        using QuadHeap.Mutator m = heap.Attach();
        m.Collect();
        GcStatistics before = heap.GetStatistics();
        (long, TimeSpan, long) figures = (before.Collections, before.TotalPause, before.CollectionsBy(GcCollectionCause.Request));
        m.Collect();
        Assert.Equal(figures, (before.Collections, before.TotalPause, before.CollectionsBy(GcCollectionCause.Request)));
    }

    [Fact]
    public async Task Other_threads_read_figures_of_one_moment_while_the_heap_is_used_and_disposed_of()
    {
        for (int round = 0; round < 5; round++)
        {
            TailsHeap heap = new(Options() with { HeapSize = 4 << 20 });
            bool isDone = false;
            Task<long> reader = Task.Run(() =>
            {
                long reads = 0;
                GcStatistics before = heap.GetStatistics();
                for (; !Volatile.Read(ref isDone); reads++)
                {
                    GcStatistics statistics = heap.GetStatistics();
                    AssertFollows(before, statistics);
                    before = statistics;
                }

                return reads;
            });
            try
            {
                Churn(heap, collections: 300);
                heap.Dispose();
            }
            finally
            {
                Volatile.Write(ref isDone, true);
            }

            await reader;
        }
    }

    private static void Churn(TailsHeap heap, long collections)
    {
        using TailsHeap.Mutator m = heap.Attach();
        Persistent<Blob>[] alive = [.. Enumerable.Range(0, 150).Select(_ => m.Persistent(m.NewBlob(BlobLength)))];
        for (int step = 0; heap.GetStatistics().Collections < collections; step++)
        {
            Allocate(m, 10);
            m.NewBlob(10_000 + (step % 100 * 2_000));
            alive[step % alive.Length].Ref = m.NewBlob(BlobLength);
        }
    }

    // What holds of all figures of one moment, and of two moments.
    private static void AssertFollows(GcStatistics before, GcStatistics after)
    {
        Assert.InRange(after.AllocatedBytes, before.AllocatedBytes, long.MaxValue);
        Assert.InRange(after.Collections, before.Collections, long.MaxValue);
        Assert.InRange(after.TotalPause, before.TotalPause, TimeSpan.MaxValue);
        Assert.InRange(after.LiveBytes, 0, Math.Min(after.AllocatedBytes, after.PeakLiveBytes));
        Assert.Equal(after.Collections, after.PauseBuckets.Sum(static bucket => bucket.Count));
        Assert.Equal(after.Collections, Enum.GetValues<GcCollectionCause>().Sum(after.CollectionsBy));
        long blocks = after.EmptyBlocks + after.PartlyFullBlocks + after.FullBlocks + after.HeldBlocks;
        Assert.InRange(after.LargeObjectBytes, 0, after.CommittedBytes - (blocks * Slab.BlockSize));
        Assert.InRange(after.CommittedBytes, 0, after.HeapSizeBytes);
        Assert.InRange(after.ResidentBytes, 0, after.CommittedBytes);
        Assert.InRange(after.CommittedBytes, 0, after.ReservedBytes);
    }

    private static void AssertBlocks(TailsHeap heap, int partlyFull, int full, int held)
    {
        GcStatistics statistics = heap.GetStatistics();
        Assert.Equal((partlyFull, full, held), (statistics.PartlyFullBlocks, statistics.FullBlocks, statistics.HeldBlocks));
        Assert.Equal(statistics.CommittedBytes, (long)(statistics.EmptyBlocks + partlyFull + full + held) * Slab.BlockSize);
        Assert.Equal(0, statistics.PagedOutBlocks);
    }

    private static void AssertCauses(TailsHeap heap, long request, long allocation, long large, long stress)
    {
        GcStatistics statistics = heap.GetStatistics();
        Assert.Equal(request, statistics.CollectionsBy(GcCollectionCause.Request));
        Assert.Equal(allocation, statistics.CollectionsBy(GcCollectionCause.Allocation));
        Assert.Equal(large, statistics.CollectionsBy(GcCollectionCause.LargeAllocation));
        Assert.Equal(stress, statistics.CollectionsBy(GcCollectionCause.Stress));
        Assert.Equal(request + allocation + large + stress, statistics.Collections);
    }

    private static void Allocate(TailsHeap.Mutator m, int blobs)
    {
        for (int blob = 0; blob < blobs; blob++)
        {
            m.NewBlob(BlobLength);
        }
    }

    private static GcHeapOptions Options() => new() { HeapSize = 32 << 20, Checked = false };
}
