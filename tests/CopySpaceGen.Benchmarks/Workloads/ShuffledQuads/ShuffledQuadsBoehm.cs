using CopySpaceGen.Benchmarks.Boehm;
using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.ShuffledQuads.Boehm;

internal unsafe struct Node(int key)
{
    public Node* Kid0;
    public Node* Kid1;
    public Node* Kid2;
    public Node* Kid3;
    public readonly int Key = key;
}

internal static unsafe class ShuffledQuadsProgram
{
    public static ulong Run(ShuffledQuadsParameters parameters, BoehmMeter meter)
    {
        Checksum checksum = new();
        using Permutation order = new(parameters.NodeCount);
        Node** table = BoehmHeap.NewTable<Node>(parameters.NodeCount);
        for (int index = 0; index < parameters.NodeCount; index++)
        {
            table[index] = BoehmHeap.New(new Node(index));
        }

        for (int round = 0; round < ShuffledQuadsParameters.RoundCount; round++)
        {
            order.Shuffle();
            Link(table, order, parameters);
            for (int index = 0; index < parameters.GarbageCount; index++)
            {
                BoehmHeap.New(new Node(index));
            }

            checksum.Add(Digest(table[order[0]]));
        }

        meter.Finish(table, parameters.NodeCount);
        return checksum.Value;
    }

    private static void Link(Node** nodes, Permutation order, ShuffledQuadsParameters parameters)
    {
        for (int position = 0; position < parameters.NodeCount; position++)
        {
            Node* node = nodes[order[position]];
            if (parameters.IsInner(position))
            {
                int first = (4 * position) + 1;
                node->Kid0 = nodes[order[first]];
                node->Kid1 = nodes[order[first + 1]];
                node->Kid2 = nodes[order[first + 2]];
                node->Kid3 = nodes[order[first + 3]];
            }
            else
            {
                node->Kid0 = node->Kid1 = node->Kid2 = node->Kid3 = null;
            }
        }
    }

    private static long Digest(Node* node) => node is null
        ? 0
        : node->Key + Digest(node->Kid0) + (3 * Digest(node->Kid1)) + (5 * Digest(node->Kid2)) + (7 * Digest(node->Kid3));
}
