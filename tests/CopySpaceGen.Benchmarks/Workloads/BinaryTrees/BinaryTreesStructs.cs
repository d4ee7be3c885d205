using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.BinaryTrees.Structs;

internal record struct Node(int Left, int Right);

internal static class BinaryTreesProgram
{
    public static ulong Run(BinaryTreesParameters parameters, ManagedMeter meter)
    {
        Checksum checksum = new();
        IndexPool<Node> pool = new();
        checksum.Add(Count(pool, Build(pool, parameters.StretchDepth)));
        pool.Top = 1;
        int longLived = Build(pool, parameters.MaxDepth);
        int top = pool.Top;
        for (int depth = BinaryTreesParameters.MinDepth; depth <= parameters.MaxDepth; depth += BinaryTreesParameters.DepthStep)
        {
            long nodes = 0;
            for (int tree = parameters.TreesOf(depth); tree > 0; tree--)
            {
                nodes += Count(pool, Build(pool, depth));
                pool.Top = top;
            }

            checksum.Add(nodes);
        }

        checksum.Add(Count(pool, longLived));
        meter.Finish(pool, BinaryTreesParameters.CountNodes(parameters.MaxDepth));
        return checksum.Value;
    }

    private static int Build(IndexPool<Node> pool, int depth) =>
        pool.Add(depth == 0 ? default : new Node(Build(pool, depth - 1), Build(pool, depth - 1)));

    private static long Count(IndexPool<Node> pool, int index)
    {
        Node node = pool[index];
        return node.Left == 0 ? 1 : 1 + Count(pool, node.Left) + Count(pool, node.Right);
    }
}
