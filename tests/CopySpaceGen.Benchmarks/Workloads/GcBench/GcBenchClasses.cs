using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.GcBench.Classes;

internal sealed class Node
{
    public Node? Left;
    public Node? Right;
    public int I { get; set; }
    public int J { get; set; }
}

internal static class GcBenchProgram
{
    public static ulong Run(GcBenchParameters parameters, ManagedMeter meter)
    {
        Checksum checksum = new();
        TreeBuilder builder = new();
        Node longLived = builder.BuildTopDown(parameters.MaxDepth);
        double[] array = new double[parameters.ArrayLength];
        for (int index = 1; index < parameters.ArrayLength / 2; index++)
        {
            array[index] = 1.0 / index;
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
        checksum.Add((long)(1 / array[1000]));
        meter.Finish((longLived, array), GcBenchParameters.CountNodes(parameters.MaxDepth) + 1);
        return checksum.Value;
    }

    private static long Digest(Node? node) => node is null ? 0 : 1 + node.I + node.J + Digest(node.Left) + Digest(node.Right);
}

internal sealed class TreeBuilder
{
    private readonly PowerLaw _sizes = new();
    private nint[]? _hole;

    public nint[]? Hole => _hole;

    /// <summary>Builds a tree from its root down: what is stored is younger than what it is stored in.</summary>
    public Node BuildTopDown(int depth)
    {
        Node tree = new();
        Populate(tree, depth);
        return tree;
    }

    /// <summary>Builds a tree from its leaves up: nothing is stored but by allocations.</summary>
    public Node BuildBottomUp(int depth)
    {
        if (depth == 0)
        {
            return new Node();
        }

        Node left = BuildBottomUp(depth - 1);
        Node right = BuildBottomUp(depth - 1);
        MakeGarbage();
        return new Node { Left = left, Right = right, J = depth };
    }

    private void Populate(Node node, int depth)
    {
        if (depth == 0)
        {
            return;
        }

        MakeGarbage();
        Node left = new();
        MakeGarbage();
        node.Left = left;
        node.Right = new Node();
        node.J = depth;
        Populate(node.Left, depth - 1);
        Populate(node.Right, depth - 1);
    }

    // Kept until the next one: the JIT compiler drops allocations that it sees nobody use.
    private void MakeGarbage()
    {
        int words = _sizes.Next();
        if (words > 0)
        {
            _hole = new nint[words];
        }
    }
}
