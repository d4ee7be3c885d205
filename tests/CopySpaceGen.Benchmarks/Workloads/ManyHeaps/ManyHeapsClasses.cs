using CopySpaceGen.Benchmarks.Harness.Metering;
using CopySpaceGen.Benchmarks.Workloads.Quads;
using CopySpaceGen.Benchmarks.Workloads.Quads.Classes;

namespace CopySpaceGen.Benchmarks.Workloads.ManyHeaps.Classes;

internal static class ManyHeapsProgram
{
    public static ulong Run(ManyHeapsParameters parameters, ManagedMeter meter)
    {
        Checksum checksum = new();
        Node?[] window = new Node?[ManyHeapsParameters.Window];
        for (int number = 0; number < parameters.Heaps; number++)
        {
            ref Node? place = ref window[number % window.Length];
            place = null;
            place = QuadTree.Build(ManyHeapsParameters.Depth);
            long count = 0;
            for (int index = 0; index < ManyHeapsParameters.GarbageTrees; index++)
            {
                count += QuadTree.Count(QuadTree.Build(ManyHeapsParameters.GarbageDepth));
            }

            checksum.Add(count + QuadTree.Count(place));
        }

        meter.Finish(window, window.Length * QuadCount.OfTree(ManyHeapsParameters.Depth));
        return checksum.Value;
    }
}
