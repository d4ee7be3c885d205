using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CopySpaceGen.Sample.Workloads.Quads;

/// <summary>Builds and checks complete trees with four branches to each node.</summary>
/// <remarks>
/// Optimised at once: the first call makes millions of others before it returns, and would make most of them in code that the JIT compiler has
/// not yet optimised.
/// </remarks>
/// <typeparam name="TQuads">The type of the nodes and of their heap.</typeparam>
/// <typeparam name="TNode">The type of the nodes.</typeparam>
internal static class QuadTree<TQuads, TNode>
    where TQuads : struct, IQuads<TQuads, TNode>
    where TNode : unmanaged
{
    /// <summary>Builds a tree from its leaves up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static GcRef<TNode> Build(TQuads quads, int depth)
    {
        if (depth == 0)
        {
            return quads.New();
        }

        using (quads.Mutator.OpenScope())
        {
            // Building a tree can collect, so the trees built before it need a root. The last one does not: nothing comes
            // between it and the allocation of the node, and an allocation keeps the references passed to it.
            Local<TNode> kid0 = quads.Local(Build(quads, depth - 1));
            Local<TNode> kid1 = quads.Local(Build(quads, depth - 1));
            Local<TNode> kid2 = quads.Local(Build(quads, depth - 1));
            GcRef<TNode> kid3 = Build(quads, depth - 1);
            return quads.New(kid0, kid1, kid2, kid3);
        }
    }

    /// <summary>Checks that each node has all four kids down to the leaves, and that the leaves have none.</summary>
    /// <returns>The number of nodes.</returns>
    /// <exception cref="SampleException">The tree has another shape.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Validate(GcRef<TNode> node, int depth)
    {
        if (node.IsNull)
        {
            ThrowMissing(depth);
        }

        if (depth == 0)
        {
            if (!TQuads.Kid0(node).IsNull || !TQuads.Kid1(node).IsNull || !TQuads.Kid2(node).IsNull || !TQuads.Kid3(node).IsNull)
            {
                throw new SampleException("The tree is damaged: a leaf has a kid. This is a defect of the collector.");
            }

            return 1;
        }

        return 1
            + Validate(TQuads.Kid0(node), depth - 1)
            + Validate(TQuads.Kid1(node), depth - 1)
            + Validate(TQuads.Kid2(node), depth - 1)
            + Validate(TQuads.Kid3(node), depth - 1);
    }

    // Apart, since making the text takes locals that each call of the caller would have to clear.
    [DoesNotReturn]
    private static void ThrowMissing(int depth) =>
        throw new SampleException($"The tree is damaged: a node {depth} steps above the leaves is missing. This is a defect of the collector.");
}
