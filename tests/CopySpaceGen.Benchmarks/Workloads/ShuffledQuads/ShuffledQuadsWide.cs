using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.ShuffledQuads.Wide;

[GcObject]
internal partial struct Node
{
    [GcEdge<Node>] private GcRef _kid0;
    [GcEdge<Node>] private GcRef _kid1;
    [GcEdge<Node>] private GcRef _kid2;
    [GcEdge<Node>] private GcRef _kid3;

    public int Key;
}

[GcObject]
internal partial struct NodeTable
{
    [GcLength] private readonly nint _length;
    [GcTrailing, GcEdge<Node>] private GcRef _nodes;
}

[GcHeap(typeof(NodeTable), Aligned = false)]
internal sealed partial class NodeHeap;

internal static class ShuffledQuadsProgram
{
    public static ulong Run(ShuffledQuadsParameters parameters, HeapMeter meter)
    {
        Checksum checksum = new();
        using Permutation order = new(parameters.NodeCount);
        using NodeHeap heap = new(meter.HeapOptions);
        using NodeHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<NodeTable> table = m.Local(m.NewNodeTable(parameters.NodeCount));
        for (int index = 0; index < parameters.NodeCount; index++)
        {
            GcRef<Node> node = m.NewNode(key: index);
            table.Nodes.Set(index, node);
        }

        for (int round = 0; round < ShuffledQuadsParameters.RoundCount; round++)
        {
            order.Shuffle();
            Link(table, order, parameters);
            for (int index = 0; index < parameters.GarbageCount; index++)
            {
                m.NewNode(key: index);
            }

            checksum.Add(Digest(table.Nodes[order[0]]));
        }

        meter.Finish(m, parameters.NodeCount);
        return checksum.Value;
    }

    private static void Link(GcRef<NodeTable> table, Permutation order, ShuffledQuadsParameters parameters)
    {
        var nodes = table.Nodes;
        for (int position = 0; position < parameters.NodeCount; position++)
        {
            GcRef<Node> node = nodes[order[position]];
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
                node.Kid0 = node.Kid1 = node.Kid2 = node.Kid3 = GcRef<Node>.Null;
            }
        }
    }

    private static long Digest(GcRef<Node> node) => node.IsNull
        ? 0
        : node.Key + Digest(node.Kid0) + (3 * Digest(node.Kid1)) + (5 * Digest(node.Kid2)) + (7 * Digest(node.Kid3));
}
