using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.Quads.Wide;

[GcObject]
internal partial struct Node
{
    [GcEdge<Node>] private GcRef _kid0;
    [GcEdge<Node>] private GcRef _kid1;
    [GcEdge<Node>] private GcRef _kid2;
    [GcEdge<Node>] private GcRef _kid3;
}

[GcHeap(typeof(Node), Aligned = false)]
internal sealed partial class NodeHeap;

internal static class QuadsProgram
{
    public static ulong Run(QuadsParameters parameters, HeapMeter meter)
    {
        Checksum checksum = new();
        using NodeHeap heap = new(meter.HeapOptions);
        using NodeHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Node> tree = m.Local(QuadTree.Build(m, parameters.Depth));
        checksum.Add(QuadTree.Count(tree));
        for (int round = 0; round < QuadsParameters.RoundCount; round++)
        {
            for (long index = parameters.TreesPerRound; index > 0; index--)
            {
                QuadTree.Build(m, QuadsParameters.GarbageDepth);
            }

            checksum.Add(QuadTree.Count(tree));
        }

        meter.Finish(m, QuadCount.OfTree(parameters.Depth));
        return checksum.Value;
    }
}

internal static class QuadTree
{
    public static GcRef<Node> Build(NodeHeap.Mutator m, int depth)
    {
        if (depth == 0)
        {
            return m.NewNode();
        }

        using (m.OpenScope())
        {
            Local<Node> kid0 = m.Local(Build(m, depth - 1));
            Local<Node> kid1 = m.Local(Build(m, depth - 1));
            Local<Node> kid2 = m.Local(Build(m, depth - 1));
            GcRef<Node> kid3 = Build(m, depth - 1);
            return m.NewNode(kid0, kid1, kid2, kid3);
        }
    }

    public static long Count(GcRef<Node> node) =>
        node.IsNull ? 0 : 1 + Count(node.Kid0) + Count(node.Kid1) + Count(node.Kid2) + Count(node.Kid3);
}
