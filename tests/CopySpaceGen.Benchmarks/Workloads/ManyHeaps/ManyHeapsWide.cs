using CopySpaceGen.Benchmarks.Harness.Metering;
using CopySpaceGen.Benchmarks.Workloads.Quads;
using CopySpaceGen.Benchmarks.Workloads.Quads.Wide;

namespace CopySpaceGen.Benchmarks.Workloads.ManyHeaps.Wide;

internal static class ManyHeapsProgram
{
    public static ulong Run(ManyHeapsParameters parameters, HeapMeter meter)
    {
        Checksum checksum = new();
        GcHeapOptions options = new() { HeapSize = meter.HeapOptions.HeapSize / ManyHeapsParameters.Window };
        NodeHeap.Mutator?[] window = new NodeHeap.Mutator?[ManyHeapsParameters.Window];
        for (int number = 0; number < parameters.Heaps; number++)
        {
            ref NodeHeap.Mutator? place = ref window[number % window.Length];
            if (place is { Heap: { } dropped })
            {
                meter.Add(dropped.GetStatistics());
                dropped.Dispose();
            }

            place = new NodeHeap(options).Attach();
            checksum.Add(Fill(place));
        }

        meter.Finish(window!, window.Length * QuadCount.OfTree(ManyHeapsParameters.Depth));
        foreach (NodeHeap.Mutator? m in window)
        {
            m!.Heap.Dispose();
        }

        return checksum.Value;
    }

    private static long Fill(NodeHeap.Mutator m)
    {
        // Held as managed code holds things: beyond a scope. It goes with its heap.
        Persistent<Node> tree = m.Persistent(QuadTree.Build(m, ManyHeapsParameters.Depth));
        long count = 0;
        for (int index = 0; index < ManyHeapsParameters.GarbageTrees; index++)
        {
            count += QuadTree.Count(QuadTree.Build(m, ManyHeapsParameters.GarbageDepth));
        }

        return count + QuadTree.Count(tree.Ref);
    }
}
