using System.Runtime.CompilerServices;

namespace CopySpaceGen.Sample.Workloads.GcBench;

/// <summary>Builds trees from the root down and from the leaves up, with garbage between the nodes.</summary>
/// <remarks>
/// Optimised at once: the first call makes a hundred thousand others before it returns, in code that the JIT compiler would not yet have
/// optimised.
/// </remarks>
internal sealed class TreeBuilder(GcBenchHeap.Mutator m)
{
    private uint _draws;

    /// <summary>The pieces of garbage made so far.</summary>
    public long Holes { get; private set; }

    /// <summary>Builds a tree from its root down: what is stored is younger than what it is stored in.</summary>
    public GcRef<Node> BuildTopDown(int depth)
    {
        using (m.OpenScope())
        {
            Local<Node> tree = m.Local(m.NewNode());
            Populate(tree, depth);
            return tree;
        }
    }

    /// <summary>Builds a tree from its leaves up: nothing is stored but by allocations.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public GcRef<Node> BuildBottomUp(int depth)
    {
        if (depth == 0)
        {
            return m.NewNode();
        }

        using (m.OpenScope())
        {
            // The right tree needs a root too: there may be garbage between it and the node.
            Local<Node> left = m.Local(BuildBottomUp(depth - 1));
            Local<Node> right = m.Local(BuildBottomUp(depth - 1));
            AllocateGarbage();
            return m.NewNode(left, right, j: depth);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Populate(GcRef<Node> node, int depth)
    {
        if (depth == 0)
        {
            return;
        }

        using (m.OpenScope())
        {
            Local<Node> self = m.Local(node);
            AllocateGarbage();
            Local<Node> left = m.Local(m.NewNode());
            AllocateGarbage();
            GcRef<Node> right = m.NewNode();
            self.Left = left;
            self.Right = right;
            self.J = depth;

            // The node keeps its kids alive now. Where the right one is after the first of these calls, only the node knows.
            Populate(self.Left, depth - 1);
            Populate(self.Right, depth - 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private void AllocateGarbage()
    {
        int words = PowerLaw.SizeAt(_draws++);
        if (words > 0)
        {
            m.NewHole(words);
            Holes++;
        }
    }
}
