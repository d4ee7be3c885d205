using CopySpaceGen.Benchmarks.Boehm;
using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.BinaryTrees.Boehm;

internal readonly unsafe struct Node(Node* left, Node* right)
{
    public readonly Node* Left = left;
    public readonly Node* Right = right;
}

internal static unsafe class BinaryTreesProgram
{
    public static ulong Run(BinaryTreesParameters parameters, BoehmMeter meter)
    {
        Checksum checksum = new();
        checksum.Add(Count(Build(parameters.StretchDepth)));
        Node* longLived = Build(parameters.MaxDepth);
        for (int depth = BinaryTreesParameters.MinDepth; depth <= parameters.MaxDepth; depth += BinaryTreesParameters.DepthStep)
        {
            long nodes = 0;
            for (int tree = parameters.TreesOf(depth); tree > 0; tree--)
            {
                nodes += Count(Build(depth));
            }

            checksum.Add(nodes);
        }

        checksum.Add(Count(longLived));
        meter.Finish(longLived, BinaryTreesParameters.CountNodes(parameters.MaxDepth));
        return checksum.Value;
    }

    private static Node* Build(int depth) => BoehmHeap.New(depth == 0 ? default : new Node(Build(depth - 1), Build(depth - 1)));

    private static long Count(Node* node) => node->Left is null ? 1 : 1 + Count(node->Left) + Count(node->Right);
}
