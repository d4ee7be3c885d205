namespace CopySpaceGen.Benchmarks.Workloads.ManyHeaps;

/// <summary>How many heaps, and what is in each.</summary>
/// <param name="Heaps">The heaps that are made.</param>
internal sealed record ManyHeapsParameters(int Heaps)
{
    /// <summary>The heaps that are there at a time, as a service has them that serves so many at once.</summary>
    public const int Window = 50;

    /// <summary>The depth of the tree that lives in each.</summary>
    public const int Depth = 5;

    /// <summary>The trees of depth <see cref="GarbageDepth"/> that die in each.</summary>
    public const int GarbageTrees = 5;

    public const int GarbageDepth = 3;
}
