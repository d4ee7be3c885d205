using System.Runtime.CompilerServices;

namespace CopySpaceGen.Sample.Workloads.GcBench;

/// <summary>Checks that trees are as they were built.</summary>
internal static class TreeCheck
{
    /// <summary>Checks the numbers in each node, that it has both kids down to the leaves, and that the leaves have none.</summary>
    /// <returns>The number of nodes.</returns>
    /// <exception cref="SampleException">The tree is another one.</exception>
    /// <remarks>Optimised at once, like <see cref="TreeBuilder"/>.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Validate(GcRef<Node> node, int depth)
    {
        if (node.IsNull)
        {
            throw new SampleException($"The tree is damaged: a node {depth} steps above the leaves is missing. This is a defect of the collector.");
        }

        if (node.I != 0 || node.J != depth)
        {
            throw new SampleException(
                $"The tree is damaged: a node {depth} steps above the leaves holds {node.I} and {node.J}, not 0 and {depth}. This is a defect of the collector.");
        }

        if (depth == 0)
        {
            if (!node.Left.IsNull || !node.Right.IsNull)
            {
                throw new SampleException("The tree is damaged: a leaf has a kid. This is a defect of the collector.");
            }

            return 1;
        }

        return 1 + Validate(node.Left, depth - 1) + Validate(node.Right, depth - 1);
    }
}
