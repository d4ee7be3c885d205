using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.GcBench.Wide;

[GcObject]
internal partial struct Node
{
    [GcEdge<Node>] private GcRef _left;
    [GcEdge<Node>] private GcRef _right;

    public int I;
    public int J;
}

[GcObject]
internal partial struct DoubleArray
{
    [GcLength] private readonly nint _length;
    [GcTrailing] private double _values;
}

[GcObject]
internal partial struct Hole
{
    [GcLength] private readonly nint _length;
    [GcTrailing] private nint _words;
}

[GcHeap(typeof(Node), typeof(DoubleArray), typeof(Hole), Aligned = false)]
internal sealed partial class NodeHeap;

internal static class GcBenchProgram
{
    public static ulong Run(GcBenchParameters parameters, HeapMeter meter)
    {
        Checksum checksum = new();
        using NodeHeap heap = new(meter.HeapOptions);
        using NodeHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        TreeBuilder builder = new(m);
        Local<Node> longLived = m.Local(builder.BuildTopDown(parameters.MaxDepth));
        Local<DoubleArray> array = m.Local(m.NewDoubleArray(parameters.ArrayLength));
        for (int index = 1; index < parameters.ArrayLength / 2; index++)
        {
            array.Values[index] = 1.0 / index;
        }

        for (int depth = GcBenchParameters.MinDepth; depth <= parameters.MaxDepth; depth += GcBenchParameters.DepthStep)
        {
            long digest = 0;
            for (int tree = parameters.TreesOf(depth); tree > 0; tree--)
            {
                digest += Digest(builder.BuildTopDown(depth));
            }

            for (int tree = parameters.TreesOf(depth); tree > 0; tree--)
            {
                digest += Digest(builder.BuildBottomUp(depth));
            }

            checksum.Add(digest);
        }

        checksum.Add(Digest(longLived));
        checksum.Add((long)(1 / array.Values[1000]));
        meter.Finish(m, GcBenchParameters.CountNodes(parameters.MaxDepth) + 1);
        return checksum.Value;
    }

    private static long Digest(GcRef<Node> node) => node.IsNull ? 0 : 1 + node.I + node.J + Digest(node.Left) + Digest(node.Right);
}

internal sealed class TreeBuilder(NodeHeap.Mutator m)
{
    private readonly PowerLaw _sizes = new();

    /// <summary>Builds a tree from its root down: what is stored is younger than what it is stored in.</summary>
    public GcRef<Node> BuildTopDown(int depth)
    {
        using GcScope scope = m.OpenScope();
        Local<Node> tree = m.Local(m.NewNode());
        Populate(tree, depth);
        return tree;
    }

    /// <summary>Builds a tree from its leaves up: nothing is stored but by allocations.</summary>
    public GcRef<Node> BuildBottomUp(int depth)
    {
        if (depth == 0)
        {
            return m.NewNode();
        }

        using (m.OpenScope())
        {
            Local<Node> left = m.Local(BuildBottomUp(depth - 1));
            Local<Node> right = m.Local(BuildBottomUp(depth - 1));
            MakeGarbage();
            return m.NewNode(left, right, j: depth);
        }
    }

    private void Populate(GcRef<Node> node, int depth)
    {
        if (depth == 0)
        {
            return;
        }

        using (m.OpenScope())
        {
            Local<Node> self = m.Local(node);
            MakeGarbage();
            Local<Node> left = m.Local(m.NewNode());
            MakeGarbage();
            GcRef<Node> right = m.NewNode();
            self.Left = left;
            self.Right = right;
            self.J = depth;
            Populate(self.Left, depth - 1);
            Populate(self.Right, depth - 1);
        }
    }

    private void MakeGarbage()
    {
        int words = _sizes.Next();
        if (words > 0)
        {
            m.NewHole(words);
        }
    }
}
