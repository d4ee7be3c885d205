namespace CopySpaceGen.Benchmarks.Workloads.LinkedLists;

/// <summary>How many lists, and how long.</summary>
/// <param name="Nodes">The number of nodes of all lists together.</param>
internal sealed record LinkedListsParameters(int Nodes)
{
    public const int ListCount = 8;

    /// <summary>How often a list is dropped and built anew.</summary>
    public const int Rebuilt = 8;

    public int NodesPerList => Nodes / ListCount;
}
