using CopySpaceGen.Benchmarks.Harness.Metering;
using CopySpaceGen.Benchmarks.Workloads.Quads;
using CopySpaceGen.Benchmarks.Workloads.Quads.Structs;

namespace CopySpaceGen.Benchmarks.Workloads.ManyHeaps.Structs;

internal static class ManyHeapsProgram
{
    public static ulong Run(ManyHeapsParameters parameters, ManagedMeter meter)
    {
        Checksum checksum = new();
        IndexPool<Node>?[] window = new IndexPool<Node>?[ManyHeapsParameters.Window];
        for (int number = 0; number < parameters.Heaps; number++)
        {
            IndexPool<Node> pool = new();
            window[number % window.Length] = pool;
            int tree = QuadTree.Build(pool, ManyHeapsParameters.Depth);
            int top = pool.Top;
            long count = 0;
            for (int index = 0; index < ManyHeapsParameters.GarbageTrees; index++)
            {
                count += QuadTree.Count(pool, QuadTree.Build(pool, ManyHeapsParameters.GarbageDepth));
                pool.Top = top;
            }

            checksum.Add(count + QuadTree.Count(pool, tree));
        }

        meter.Finish(window, window.Length * QuadCount.OfTree(ManyHeapsParameters.Depth));
        return checksum.Value;
    }
}
