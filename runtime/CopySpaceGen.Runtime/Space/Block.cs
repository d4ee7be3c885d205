namespace CopySpaceGen;

/// <summary>
/// The header of a block (<c>copy_space_block</c>): 128 bytes apart from its neighbours, of which these are used.
/// A block is on exactly one list, or held by exactly one allocator.
/// </summary>
internal unsafe struct Block
{
    /// <summary>The next block on the list that this block is on.</summary>
    internal Block* Next;

    /// <summary>The bytes of the active region that are accounted for: those before the free tail of a partly full block.</summary>
    internal int Allocated;

    /// <summary>A bit for each region that may have memory of the system behind it (<c>in_core</c>, by region).</summary>
    internal int ResidentRegions;

    /// <summary>The flip since which it has been in use; it has been empty since the flip after that one.</summary>
    internal long InUseSince;

    /// <summary>
    /// For each region, how many of its first bytes hold what a collection has left there (<c>is_survivor</c>, by the byte). What mutators allocate is behind
    /// them.
    /// </summary>
    internal fixed int SurvivedBytes[2];
}
