using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.BinaryTrees.Wide;

[GcObject]
internal partial struct Node
{
    [GcEdge<Node>] private GcRef _left;
    [GcEdge<Node>] private GcRef _right;
}

[GcHeap(typeof(Node), Aligned = false)]
internal sealed partial class NodeHeap;

internal static class BinaryTreesProgram
{
    public static ulong Run(BinaryTreesParameters parameters, HeapMeter meter)
    {
        Checksum checksum = new();
        using NodeHeap heap = new(meter.HeapOptions);
        using NodeHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        checksum.Add(Count(Build(m, parameters.StretchDepth)));
        Local<Node> longLived = m.Local(Build(m, parameters.MaxDepth));
        for (int depth = BinaryTreesParameters.MinDepth; depth <= parameters.MaxDepth; depth += BinaryTreesParameters.DepthStep)
        {
            long nodes = 0;
            for (int tree = parameters.TreesOf(depth); tree > 0; tree--)
            {
                nodes += Count(Build(m, depth));
            }

            checksum.Add(nodes);
        }

        checksum.Add(Count(longLived));
        meter.Finish(m, BinaryTreesParameters.CountNodes(parameters.MaxDepth));
        return checksum.Value;
    }

    private static GcRef<Node> Build(NodeHeap.Mutator m, int depth)
    {
        if (depth == 0)
        {
            return m.NewNode();
        }

        using (m.OpenScope())
        {
            Local<Node> left = m.Local(Build(m, depth - 1));
            GcRef<Node> right = Build(m, depth - 1);
            return m.NewNode(left, right);
        }
    }

    private static long Count(GcRef<Node> node) => node.Left.IsNull ? 1 : 1 + Count(node.Left) + Count(node.Right);
}
