using System.Diagnostics;

namespace CopySpaceGen.Sample.Workloads.GcBench;

/// <summary>The program of each thread, on the heap that all of them share.</summary>
internal sealed class GcBenchThread(GcBenchHeap heap, GcBenchVolumes volumes)
{
    private const int CheckedElement = 1000;

    /// <summary>Attaches the calling thread, and runs the program on it.</summary>
    /// <param name="progress">Told the fraction that is done, from 0 to 1.</param>
    /// <param name="end">Cancelled if the program is to end early.</param>
    /// <exception cref="OperationCanceledException">It has ended early.</exception>
    /// <exception cref="SampleException">The heap holds something else than was put there.</exception>
    public GcBenchShare Run(IProgress<double> progress, CancellationToken end)
    {
        // Disposed of when this fails too: the other threads would wait for one that stays attached and does nothing.
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
            depths.Add(RunDepth(builder, depth, end));
        }

        long longLivedNodes = TreeCheck.Validate(longLived, volumes.MaxDepth);
        CheckArray(array.Values);
        progress.Report(1);
        return new GcBenchShare(depths, longLivedNodes, builder.Holes);
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

    private GcBenchDepth RunDepth(TreeBuilder builder, int depth, CancellationToken end)
    {
        int trees = volumes.CountTrees(depth);
        long nodes = 0;

        long start = Stopwatch.GetTimestamp();
        for (int index = 0; index < trees; index++)
        {
            end.ThrowIfCancellationRequested();
            nodes += TreeCheck.Validate(builder.BuildTopDown(depth), depth);
        }

        long middle = Stopwatch.GetTimestamp();
        for (int index = 0; index < trees; index++)
        {
            end.ThrowIfCancellationRequested();
            nodes += TreeCheck.Validate(builder.BuildBottomUp(depth), depth);
        }

        return new GcBenchDepth(depth, trees, nodes, Stopwatch.GetElapsedTime(start, middle), Stopwatch.GetElapsedTime(middle));
    }
}
