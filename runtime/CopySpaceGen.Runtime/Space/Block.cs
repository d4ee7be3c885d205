namespace CopySpaceGen;

/// <summary>
/// The header of a block (<c>copy_space_block</c>): 256 bytes apart from its neighbours, of which these are used.
/// A block is on exactly one list, or held by exactly one allocator.
/// </summary>
internal unsafe struct Block
{
    /// <summary>The next block on the list that this block is on.</summary>
    internal Block* Next;

    /// <summary>The bytes of the active region that are accounted for: those before the free tail of a partly full block.</summary>
    internal int Allocated;

    /// <summary>A bit for each region whose pages have been asked for.</summary>
    internal int PopulatedRegions;

    /// <summary>Whether its memory has been given back to the system.</summary>
    internal bool IsPagedOut;
}
