namespace CopySpaceGen.Sample.Workloads.GcBench;

/// <summary>What one thread did and what it took.</summary>
/// <param name="Depths">The trees that came and went.</param>
/// <param name="LongLivedNodes">The number of nodes of the tree that lived to the end.</param>
/// <param name="Holes">The number of pieces of garbage.</param>
internal sealed record GcBenchShare(IReadOnlyList<GcBenchDepth> Depths, long LongLivedNodes, long Holes)
{
    /// <summary>The number of objects allocated, the array among them.</summary>
    public long Objects => Depths.Sum(depth => depth.Nodes) + LongLivedNodes + Holes + 1;

    public void AddTo(ref Checksum checksum)
    {
        foreach (GcBenchDepth depth in Depths)
        {
            checksum.Add(depth.Nodes);
        }

        checksum.Add(LongLivedNodes);
        checksum.Add(Holes);
    }
}
