namespace CopySpaceGen;

/// <summary>What a large-object space holds at one moment.</summary>
internal readonly record struct LargeObjectCounts
{
    /// <inheritdoc cref="LargeObjectSpace.ObjectCount"/>
    internal int Objects { get; init; }

    /// <inheritdoc cref="LargeObjectSpace.ObjectBytes"/>
    internal long ObjectBytes { get; init; }

    /// <inheritdoc cref="LargeObjectSpace.QuarantinedBytes"/>
    internal long QuarantinedBytes { get; init; }

    /// <inheritdoc cref="LargeObjectSpace.TotalAllocatedBytes"/>
    internal long TotalAllocatedBytes { get; init; }

    /// <summary>The bytes of address space that it has reserved for itself, beside that of its lender.</summary>
    internal long ReservedBytes { get; init; }

    /// <summary>The bytes of pages with memory behind them.</summary>
    internal long CommittedBytes => ObjectBytes + QuarantinedBytes;
}
