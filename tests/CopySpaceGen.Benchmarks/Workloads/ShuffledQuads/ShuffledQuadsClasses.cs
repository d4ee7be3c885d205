using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.ShuffledQuads.Classes;

internal sealed class Node(int key)
{
    public Node? Kid0;
    public Node? Kid1;
    public Node? Kid2;
    public Node? Kid3;
    public readonly int Key = key;
}

internal static class ShuffledQuadsProgram
{
    public static ulong Run(ShuffledQuadsParameters parameters, ManagedMeter meter)
    {
        Checksum checksum = new();
        using Permutation order = new(parameters.NodeCount);
        Node[] table = new Node[parameters.NodeCount];
        for (int index = 0; index < table.Length; index++)
        {
            table[index] = new Node(index);
        }

        Node? garbage = null;
        for (int round = 0; round < ShuffledQuadsParameters.RoundCount; round++)
        {
            order.Shuffle();
            Link(table, order, parameters);
            for (int index = 0; index < parameters.GarbageCount; index++)
            {
                garbage = new Node(index);
            }

            checksum.Add(Digest(table[order[0]]));
        }

        GC.KeepAlive(garbage);
        meter.Finish(table, parameters.NodeCount);
        return checksum.Value;
    }

    private static void Link(Node[] nodes, Permutation order, ShuffledQuadsParameters parameters)
    {
        for (int position = 0; position < nodes.Length; position++)
        {
            Node node = nodes[order[position]];
            if (parameters.IsInner(position))
            {
                int first = (4 * position) + 1;
                node.Kid0 = nodes[order[first]];
                node.Kid1 = nodes[order[first + 1]];
                node.Kid2 = nodes[order[first + 2]];
                node.Kid3 = nodes[order[first + 3]];
            }
            else
            {
                node.Kid0 = node.Kid1 = node.Kid2 = node.Kid3 = null;
            }
        }
    }

    private static long Digest(Node? node) => node is null
        ? 0
        : node.Key + Digest(node.Kid0) + (3 * Digest(node.Kid1)) + (5 * Digest(node.Kid2)) + (7 * Digest(node.Kid3));
}
