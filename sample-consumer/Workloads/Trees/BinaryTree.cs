namespace CopySpaceGen.Sample.Workloads.Trees;

/// <summary>Builds and counts complete binary trees.</summary>
internal static class BinaryTree
{
    /// <summary>The number of nodes of a tree whose leaves are <paramref name="depth"/> steps below its root.</summary>
    public static long CountNodes(int depth) => (2L << depth) - 1;

    /// <summary>Builds a tree from its leaves up.</summary>
    public static GcRef<TreeNode> Build(TreeHeap.Mutator m, int depth)
    {
        if (depth == 0)
        {
            return m.NewTreeNode();
        }

        using (m.OpenScope())
        {
            // The left tree has to outlive the building of the right one; the right one goes straight into the node.
            Local<TreeNode> left = m.Local(Build(m, depth - 1));
            GcRef<TreeNode> right = Build(m, depth - 1);
            return m.NewTreeNode(left, right);
        }
    }

    /// <summary>Counts the nodes of a tree by walking it.</summary>
    public static long Check(GcRef<TreeNode> node) =>
        node.Left.IsNull ? 1 : 1 + Check(node.Left) + Check(node.Right);
}
