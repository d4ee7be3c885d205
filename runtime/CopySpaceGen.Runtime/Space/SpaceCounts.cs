namespace CopySpaceGen;

/// <summary>What a copy space holds at one moment; bytes and blocks, as <see cref="GcStatistics"/> explains them.</summary>
internal readonly record struct SpaceCounts
{
    /// <inheritdoc cref="CopySpace.Size"/>
    internal long SizeBytes { get; init; }

    /// <inheritdoc cref="CopySpace.FragmentationBytes"/>
    internal long FragmentationBytes { get; init; }

    /// <inheritdoc cref="CopySpace.ObjectBytes"/>
    internal long ObjectBytes { get; init; }

    internal long ReservedBytes { get; init; }

    /// <summary>Bytes of regions that have been written since the system gave them.</summary>
    internal long ResidentBytes { get; init; }

    /// <summary>Bytes that the system has been asked for and that have not gone back to it, block headers and tables of logs not included.</summary>
    internal long CommittedBytes => (long)(EmptyBlocks + PartlyFullBlocks + FullBlocks + HeldBlocks) * Slab.BlockSize;

    internal int EmptyBlocks { get; init; }

    internal int PartlyFullBlocks { get; init; }

    internal int FullBlocks { get; init; }

    internal int HeldBlocks { get; init; }

    internal int PagedOutBlocks { get; init; }
}
