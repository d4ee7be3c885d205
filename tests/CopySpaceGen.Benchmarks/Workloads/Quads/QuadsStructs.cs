using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.Quads.Structs;

internal record struct Node(int Kid0, int Kid1, int Kid2, int Kid3);

internal static class QuadsProgram
{
    public static ulong Run(QuadsParameters parameters, ManagedMeter meter)
    {
        Checksum checksum = new();
        IndexPool<Node> pool = new();
        int tree = QuadTree.Build(pool, parameters.Depth);
        int top = pool.Top;
        checksum.Add(QuadTree.Count(pool, tree));
        for (int round = 0; round < QuadsParameters.RoundCount; round++)
        {
            for (long index = parameters.TreesPerRound; index > 0; index--)
            {
                QuadTree.Build(pool, QuadsParameters.GarbageDepth);
                pool.Top = top;
            }

            checksum.Add(QuadTree.Count(pool, tree));
        }

        meter.Finish(pool, QuadCount.OfTree(parameters.Depth));
        return checksum.Value;
    }
}

internal static class QuadTree
{
    public static int Build(IndexPool<Node> pool, int depth) => pool.Add(depth == 0
        ? default
        : new Node(Build(pool, depth - 1), Build(pool, depth - 1), Build(pool, depth - 1), Build(pool, depth - 1)));

    public static long Count(IndexPool<Node> pool, int index)
    {
        if (index == 0)
        {
            return 0;
        }

        Node node = pool[index];
        return 1 + Count(pool, node.Kid0) + Count(pool, node.Kid1) + Count(pool, node.Kid2) + Count(pool, node.Kid3);
    }
}
