using System.Diagnostics;

namespace CopySpaceGen.Sample.Workloads.GcBench;

/// <summary>The program of one thread, on a heap of its own.</summary>
internal sealed class GcBenchThread(GcBenchVolumes volumes, GcHeapOptions options)
{
    private const int CheckedElement = 1000;

    /// <summary>Runs the program on the calling thread.</summary>
    public GcBenchShare Run(IProgress<double> progress)
    {
        using GcBenchHeap heap = new(options);
        using GcBenchHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        TreeBuilder builder = new(m);

        Local<Node> longLived = m.Local(builder.BuildTopDown(volumes.MaxDepth));
        Local<DoubleArray> array = m.Local(m.NewDoubleArray(volumes.ArrayLength));
        FillHalf(array.Values);

        List<GcBenchDepth> depths = [];
        int steps = volumes.Depths.Count() + 1;
        foreach (int depth in volumes.Depths)
        {
            progress.Report((depths.Count + 1.0) / steps);
            depths.Add(RunDepth(builder, depth));
        }

        long longLivedNodes = TreeCheck.Validate(longLived, volumes.MaxDepth);
        CheckArray(array.Values);
        progress.Report(1);
        return new GcBenchShare(heap.GetStatistics(), depths, longLivedNodes, builder.Holes);
    }

    /// <summary>Checks an element of the array.</summary>
    /// <exception cref="SampleException">It has another value.</exception>
    public static void CheckArray(ReadOnlySpan<double> values)
    {
        double value = values[CheckedElement];
        if (value != 1.0 / CheckedElement)
        {
            throw new SampleException($"The array is damaged: element {CheckedElement} is {value}. This is a defect of the collector.");
        }
    }

    public static void FillHalf(Span<double> values)
    {
        for (int index = 0; index < values.Length / 2; index++)
        {
            values[index] = 1.0 / index;
        }
    }

    private GcBenchDepth RunDepth(TreeBuilder builder, int depth)
    {
        int trees = volumes.CountTrees(depth);
        long nodes = 0;

        long start = Stopwatch.GetTimestamp();
        for (int index = 0; index < trees; index++)
        {
            nodes += TreeCheck.Validate(builder.BuildTopDown(depth), depth);
        }

        long middle = Stopwatch.GetTimestamp();
        for (int index = 0; index < trees; index++)
        {
            nodes += TreeCheck.Validate(builder.BuildBottomUp(depth), depth);
        }

        return new GcBenchDepth(depth, trees, nodes, Stopwatch.GetElapsedTime(start, middle), Stopwatch.GetElapsedTime(middle));
    }
}
