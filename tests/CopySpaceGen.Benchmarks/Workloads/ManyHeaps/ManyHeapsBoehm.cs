using CopySpaceGen.Benchmarks.Boehm;
using CopySpaceGen.Benchmarks.Harness.Metering;
using CopySpaceGen.Benchmarks.Workloads.Quads;
using CopySpaceGen.Benchmarks.Workloads.Quads.Boehm;

namespace CopySpaceGen.Benchmarks.Workloads.ManyHeaps.Boehm;

internal static unsafe class ManyHeapsProgram
{
    public static ulong Run(ManyHeapsParameters parameters, BoehmMeter meter)
    {
        Checksum checksum = new();
        Node** window = BoehmHeap.NewTable<Node>(ManyHeapsParameters.Window);
        for (int number = 0; number < parameters.Heaps; number++)
        {
            Node** place = &window[number % ManyHeapsParameters.Window];
            *place = null;
            *place = QuadTree.Build(ManyHeapsParameters.Depth);
            long count = 0;
            for (int index = 0; index < ManyHeapsParameters.GarbageTrees; index++)
            {
                count += QuadTree.Count(QuadTree.Build(ManyHeapsParameters.GarbageDepth));
            }

            checksum.Add(count + QuadTree.Count(*place));
        }

        meter.Finish(window, ManyHeapsParameters.Window * QuadCount.OfTree(ManyHeapsParameters.Depth));
        return checksum.Value;
    }
}
