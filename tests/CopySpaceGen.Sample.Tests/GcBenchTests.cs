using CopySpaceGen.Sample.Workloads;
using CopySpaceGen.Sample.Workloads.GcBench;

namespace CopySpaceGen.Sample.Tests;

public class GcBenchTests
{
    // Small enough for checked mode, and with an array that is a large object all the same.
    private static readonly GcBenchVolumes s_small = new(MaxDepth: 10, ArrayLength: 20_000);

    [Fact]
    public void Sizes_of_garbage_are_those_of_Whippet()
    {
        byte[] sizes = PowerLaw.Sizes.ToArray();

        Assert.Equal(256, sizes.Length);
        Assert.Equal(1452, sizes.Sum(size => size));
        Assert.Equal(36, sizes.Count(size => size == 0));
        Assert.Equal(36, sizes.Max());
        Assert.Equal(sizes[255], PowerLaw.SizeAt(255));
        Assert.Equal(sizes[0], PowerLaw.SizeAt(256));
    }

    [Fact]
    public void Volumes_are_those_of_Whippet()
    {
        GcBenchVolumes volumes = new();

        Assert.Equal(12_388_560, volumes.WhippetLiveBytes);
        Assert.Equal([4, 6, 8, 10, 12, 14, 16], volumes.Depths);
        Assert.Equal([33_824, 8_256, 2_052, 512, 128, 32, 8], volumes.Depths.Select(volumes.CountTrees));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public void Trees_and_array_stay_whole_through_many_collections(int threads, bool checkedMode)
    {
        GcBenchResult result = Run(new GcBenchParameters(Threads: threads), checkedMode);

        Assert.Equal("gcbench", result.Workload);
        Assert.True(result.Statistics.Collections >= 10);
        Assert.Equal([4, 6, 8, 10], result.Depths.Select(depth => depth.Depth));
        Assert.All(result.Depths, depth => Assert.Equal(2 * depth.Trees * GcBenchVolumes.CountNodes(depth.Depth), depth.Nodes));
    }

    [Fact]
    public void Each_thread_has_the_same_share_of_one_heap()
    {
        GcBenchResult one = Run(new GcBenchParameters(Threads: 1));
        GcBenchResult three = Run(new GcBenchParameters(Threads: 3));

        Assert.Equal(3 * one.Objects, three.Objects);
        Assert.Equal(3.0 * one.Statistics.HeapSizeBytes, three.Statistics.HeapSizeBytes, tolerance: 3 * (128 << 10));
        Assert.Equal(3 * one.Statistics.AllocatedBytes, three.Statistics.AllocatedBytes);
        Assert.NotEqual(one.Checksum, three.Checksum);
        Assert.InRange(three.Statistics.MaxPause, three.Statistics.Percentile95Pause, three.Statistics.TotalPause);
    }

    [Fact]
    public void Garbage_comes_in_the_same_order_for_each_thread()
    {
        using GcBenchHeap heap = new(new GcHeapOptions { HeapSize = 4 << 20, Checked = false });

        GcBenchShare share = new GcBenchThread(heap, s_small).Run(NoProgress.Instance, CancellationToken.None);

        // Two draws for each node with kids that is built from the root down, one for each that is built from the leaves up. A draw
        // of 0 makes nothing.
        long draws = 2 * InnerNodes(s_small.MaxDepth);
        draws += s_small.Depths.Sum(depth => 3 * s_small.CountTrees(depth) * InnerNodes(depth));
        long holes = Enumerable.Range(0, (int)draws).LongCount(draw => PowerLaw.SizeAt((uint)draw) > 0);
        Assert.Equal(holes, share.Holes);
        Assert.Equal(1, heap.GetStatistics().LargeObjects);

        static long InnerNodes(int depth) => GcBenchVolumes.CountNodes(depth - 1);
    }

    [Fact]
    public void Checksum_is_the_same_for_any_heap_size()
    {
        GcBenchResult loose = Run(new GcBenchParameters(Multiplier: 6));
        GcBenchResult tight = Run(new GcBenchParameters(Multiplier: 2.2));

        Assert.Equal(loose.Checksum, tight.Checksum);
        Assert.Equal(loose.Objects, tight.Objects);
        Assert.True(tight.Statistics.Collections > loose.Statistics.Collections);
    }

    [Fact]
    public void Checksum_is_the_same_for_any_number_of_threads_that_collect()
    {
        GcBenchParameters parameters = new(Multiplier: 30, Threads: 2, GcThreads: 1);
        GcBenchResult one = Run(parameters);
        GcBenchResult three = Run(parameters with { GcThreads = 3 });

        Assert.Equal(one.Checksum, three.Checksum);
        Assert.Equal(one.Statistics.AllocatedBytes, three.Statistics.AllocatedBytes);
        Assert.True(three.Statistics.Collections > 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Full_heap_ends_the_run_on_all_threads(int threads) =>
        Assert.Throws<GcOutOfMemoryException>(() => Run(new GcBenchParameters(Multiplier: 0.5, Threads: threads)));

    [Fact]
    public void Thread_that_is_told_to_end_does_so_and_leaves_the_heap()
    {
        using GcBenchHeap heap = new(new GcHeapOptions { HeapSize = 4 << 20 });

        Assert.Throws<OperationCanceledException>(() => new GcBenchThread(heap, s_small).Run(NoProgress.Instance, new CancellationToken(canceled: true)));
        heap.Attach().Dispose();
    }

    [Fact]
    public void Other_tree_is_reported()
    {
        using GcBenchHeap heap = new(new GcHeapOptions());
        using GcBenchHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        TreeBuilder builder = new(m);
        Local<Node> down = m.Local(builder.BuildTopDown(3));
        Local<Node> up = m.Local(builder.BuildBottomUp(3));

        Assert.Equal(15, TreeCheck.Validate(down, 3));
        Assert.Equal(15, TreeCheck.Validate(up, 3));
        AssertDamaged(down, depth: 2, "holds 0 and 3, not 0 and 2");

        GcRef<Node> kid = down.Left;
        kid.I = 1;
        AssertDamaged(down, depth: 3, "holds 1 and 2");

        GcRef<Node> parent = up.Left;
        parent.Right = default;
        AssertDamaged(up, depth: 3, "a node 1 steps above the leaves is missing");

        Local<Node> leaf = m.Local(m.NewNode());
        leaf.Left = leaf;
        AssertDamaged(leaf, depth: 0, "a leaf has a kid");
    }

    [Fact]
    public void Other_array_is_reported()
    {
        double[] values = new double[3000];
        GcBenchThread.FillHalf(values);
        GcBenchThread.CheckArray(values);

        values[1000] = 0;

        Assert.Contains("damaged", Assert.Throws<SampleException>(() => GcBenchThread.CheckArray(values)).Message);
    }

    private static GcBenchResult Run(GcBenchParameters parameters, bool? checkedMode = null) =>
        Assert.IsType<GcBenchResult>(new GcBenchWorkload(parameters, s_small, checkedMode).Run(NoProgress.Instance));

    private static void AssertDamaged(GcRef<Node> tree, int depth, string expected)
    {
        try
        {
            TreeCheck.Validate(tree, depth);
        }
        catch (SampleException exception)
        {
            Assert.Contains("damaged", exception.Message);
            Assert.Contains(expected, exception.Message);
            return;
        }

        Assert.Fail($"The tree passed as one of depth {depth}.");
    }
}
