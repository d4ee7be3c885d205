namespace CopySpaceGen;

internal sealed unsafe partial class CopySpace
{
    /// <summary>What the space holds, all of one moment. From any thread.</summary>
    // All of it changes under the lock only. A block that loses its memory at the moment counts as empty until it has lost it.
    internal SpaceCounts Count()
    {
        lock (_lock)
        {
            int listed = _partlyFull.Count + _full.Count;
            return new SpaceCounts
            {
                SizeBytes = Size,
                ObjectBytes = ObjectBytes,
                FragmentationBytes = FragmentationBytes,
                ReservedBytes = _slabs.ReservedBytes,
                ResidentBytes = _residentRegions * Slab.RegionSize,
                EmptyBlocks = _slabs.CommittedBlocks - _discardedBlocks - _blocksInUse,
                PartlyFullBlocks = _partlyFull.Count,
                FullBlocks = _full.Count,
                HeldBlocks = _blocksInUse - listed,
                PagedOutBlocks = _discardedBlocks,
            };
        }
    }
}
