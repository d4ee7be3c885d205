using CopySpaceGen.Benchmarks.Boehm;
using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.GcBench.Boehm;

internal unsafe struct Node
{
    public Node* Left;
    public Node* Right;
    public int I { get; set; }
    public int J { get; set; }
}

internal static unsafe class GcBenchProgram
{
    public static ulong Run(GcBenchParameters parameters, BoehmMeter meter)
    {
        Checksum checksum = new();
        TreeBuilder builder = new();
        Node* longLived = builder.BuildTopDown(parameters.MaxDepth);
        double* array = BoehmHeap.NewAtomicArray<double>(parameters.ArrayLength);
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
        BoehmHeap.KeepForever(array);
        meter.Finish(longLived, GcBenchParameters.CountNodes(parameters.MaxDepth) + 1);
        return checksum.Value;
    }

    private static long Digest(Node* node) => node is null ? 0 : 1 + node->I + node->J + Digest(node->Left) + Digest(node->Right);
}

internal sealed unsafe class TreeBuilder
{
    private readonly PowerLaw _sizes = new();

    /// <summary>Builds a tree from its root down: what is stored is younger than what it is stored in.</summary>
    public Node* BuildTopDown(int depth)
    {
        Node* tree = BoehmHeap.New<Node>(default);
        Populate(tree, depth);
        return tree;
    }

    /// <summary>Builds a tree from its leaves up: nothing is stored but by allocations.</summary>
    public Node* BuildBottomUp(int depth)
    {
        if (depth == 0)
        {
            return BoehmHeap.New<Node>(default);
        }

        Node* left = BuildBottomUp(depth - 1);
        Node* right = BuildBottomUp(depth - 1);
        MakeGarbage();
        return BoehmHeap.New(new Node { Left = left, Right = right, J = depth });
    }

    private void Populate(Node* node, int depth)
    {
        if (depth == 0)
        {
            return;
        }

        MakeGarbage();
        Node* left = BoehmHeap.New<Node>(default);
        MakeGarbage();
        node->Left = left;
        node->Right = BoehmHeap.New<Node>(default);
        node->J = depth;
        Populate(node->Left, depth - 1);
        Populate(node->Right, depth - 1);
    }

    private void MakeGarbage()
    {
        int words = _sizes.Next();
        if (words > 0)
        {
            BoehmHeap.NewAtomicArray<nint>(words);
        }
    }
}
