using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.ShuffledQuads.Structs;

internal struct Node
{
    public int Kid0;
    public int Kid1;
    public int Kid2;
    public int Kid3;
    public int Key;
}

internal static class ShuffledQuadsProgram
{
    public static ulong Run(ShuffledQuadsParameters parameters, ManagedMeter meter)
    {
        Checksum checksum = new();
        using Permutation order = new(parameters.NodeCount);
        IndexPool<Node> pool = new();
        for (int index = 0; index < parameters.NodeCount; index++)
        {
            pool.Add(new Node { Key = index });
        }

        int top = pool.Top;
        for (int round = 0; round < ShuffledQuadsParameters.RoundCount; round++)
        {
            order.Shuffle();
            Link(pool, order, parameters);
            for (int index = 0; index < parameters.GarbageCount; index++)
            {
                pool.Add(new Node { Key = index });
                pool.Top = top;
            }

            checksum.Add(Digest(pool, order[0] + 1));
        }

        meter.Finish(pool, parameters.NodeCount);
        return checksum.Value;
    }

    // The first index of the pool is 1: 0 is no node.
    private static void Link(IndexPool<Node> pool, Permutation order, ShuffledQuadsParameters parameters)
    {
        for (int position = 0; position < parameters.NodeCount; position++)
        {
            ref Node node = ref pool[order[position] + 1];
            if (parameters.IsInner(position))
            {
                int first = (4 * position) + 1;
                node.Kid0 = order[first] + 1;
                node.Kid1 = order[first + 1] + 1;
                node.Kid2 = order[first + 2] + 1;
                node.Kid3 = order[first + 3] + 1;
            }
            else
            {
                node.Kid0 = node.Kid1 = node.Kid2 = node.Kid3 = 0;
            }
        }
    }

    private static long Digest(IndexPool<Node> pool, int index)
    {
        if (index == 0)
        {
            return 0;
        }

        Node node = pool[index];
        return node.Key + Digest(pool, node.Kid0) + (3 * Digest(pool, node.Kid1)) + (5 * Digest(pool, node.Kid2)) + (7 * Digest(pool, node.Kid3));
    }
}
