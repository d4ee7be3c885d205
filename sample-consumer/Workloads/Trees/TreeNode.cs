namespace CopySpaceGen.Sample.Workloads.Trees;

/// <summary>A node of a binary tree.</summary>
[GcObject]
internal partial struct TreeNode
{
    [GcEdge<TreeNode>] private GcRef _left;
    [GcEdge<TreeNode>] private GcRef _right;
}
