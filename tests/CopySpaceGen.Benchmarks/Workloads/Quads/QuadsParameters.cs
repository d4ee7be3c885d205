namespace CopySpaceGen.Benchmarks.Workloads.Quads;

/// <summary>The volumes of Whippet's quads benchmark.</summary>
/// <param name="Depth">The steps from the root of the tree that lives to its leaves.</param>
internal sealed record QuadsParameters(int Depth)
{
    public const int RoundCount = 20;
    public const int GarbageDepth = 3;

    // Whippet makes garbage in proportion to its heap, whose size here is that of two and a half trees of 40 bytes a node whatever
    // the limit is, so that all peers do the same.
    private const double WhippetHeapBytesPerNode = 40 * 2.5;
    private const double HeapPerRound = 7.5;
    private const int WhippetReferenceBytes = 32;

    public long TreesPerRound => (long)(QuadCount.OfTree(Depth) * WhippetHeapBytesPerNode / HeapPerRound / (QuadCount.OfTree(GarbageDepth) * WhippetReferenceBytes));
}
