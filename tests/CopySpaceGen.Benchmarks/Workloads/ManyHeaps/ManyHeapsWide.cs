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
        SmallHeap?[] window = new SmallHeap?[ManyHeapsParameters.Window];
        for (int number = 0; number < parameters.Heaps; number++)
        {
            ref SmallHeap? place = ref window[number % window.Length];
            if (place is not null)
            {
                meter.Add(place.Mutator.Heap.GetStatistics());
                place.Dispose();
            }

            place = new SmallHeap(options);
            checksum.Add(place.Use());
        }

        meter.Finish([.. window.Select(small => small!.Mutator)], window.Length * QuadCount.OfTree(ManyHeapsParameters.Depth));
        foreach (SmallHeap? small in window)
        {
            small!.Dispose();
        }

        return checksum.Value;
    }
}

/// <summary>A heap with a tree that lives as long as it.</summary>
internal sealed class SmallHeap : IDisposable
{
    private readonly Persistent<Node> _tree;

    public SmallHeap(GcHeapOptions options)
    {
        Mutator = new NodeHeap(options).Attach();
        _tree = Mutator.Persistent(QuadTree.Build(Mutator, ManyHeapsParameters.Depth));
    }

    public NodeHeap.Mutator Mutator { get; }

    /// <summary>Makes small trees and counts all nodes.</summary>
    public long Use()
    {
        long count = 0;
        for (int index = 0; index < ManyHeapsParameters.GarbageTrees; index++)
        {
            count += QuadTree.Count(QuadTree.Build(Mutator, ManyHeapsParameters.GarbageDepth));
        }

        return count + QuadTree.Count(_tree.Ref);
    }

    public void Dispose()
    {
        _tree.Dispose();
        Mutator.Heap.Dispose();
    }
}
