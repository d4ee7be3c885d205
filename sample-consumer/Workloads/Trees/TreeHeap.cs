namespace CopySpaceGen.Sample.Workloads.Trees;

/// <summary>A heap of <see cref="TreeNode"/>s.</summary>
[GcHeap(typeof(TreeNode), AtomicForwarding = true)]
internal sealed partial class TreeHeap;
