using CopySpaceGen.Benchmarks.Boehm;
using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.Quads.Boehm;

internal readonly unsafe struct Node(Node* kid0, Node* kid1, Node* kid2, Node* kid3)
{
    public readonly Node* Kid0 = kid0;
    public readonly Node* Kid1 = kid1;
    public readonly Node* Kid2 = kid2;
    public readonly Node* Kid3 = kid3;
}

internal static unsafe class QuadsProgram
{
    public static ulong Run(QuadsParameters parameters, BoehmMeter meter)
    {
        Checksum checksum = new();
        Node* tree = QuadTree.Build(parameters.Depth);
        checksum.Add(QuadTree.Count(tree));
        for (int round = 0; round < QuadsParameters.RoundCount; round++)
        {
            for (long index = parameters.TreesPerRound; index > 0; index--)
            {
                QuadTree.Build(QuadsParameters.GarbageDepth);
            }

            checksum.Add(QuadTree.Count(tree));
        }

        meter.Finish(tree, QuadCount.OfTree(parameters.Depth));
        return checksum.Value;
    }
}

internal static unsafe class QuadTree
{
    public static Node* Build(int depth) => BoehmHeap.New(depth == 0
        ? default
        : new Node(Build(depth - 1), Build(depth - 1), Build(depth - 1), Build(depth - 1)));

    public static long Count(Node* node) =>
        node is null ? 0 : 1 + Count(node->Kid0) + Count(node->Kid1) + Count(node->Kid2) + Count(node->Kid3);
}
