namespace CopySpaceGen.Sample.Workloads.GcBench;

/// <summary>What it took to build and check the trees of a depth.</summary>
/// <param name="Depth">The depth.</param>
/// <param name="Trees">The number of trees built in each direction.</param>
/// <param name="Nodes">The number of nodes that the checks found in all of them.</param>
/// <param name="TopDown">The time for the trees built from the root down.</param>
/// <param name="BottomUp">The time for the trees built from the leaves up.</param>
internal sealed record GcBenchDepth(int Depth, int Trees, long Nodes, TimeSpan TopDown, TimeSpan BottomUp)
{
    /// <summary>The times of the slowest of several threads.</summary>
    public static GcBenchDepth SlowestOf(IReadOnlyList<GcBenchDepth> threads) => threads[0] with
    {
        TopDown = threads.Max(thread => thread.TopDown),
        BottomUp = threads.Max(thread => thread.BottomUp),
    };
}
