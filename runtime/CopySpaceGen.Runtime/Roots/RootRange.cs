namespace CopySpaceGen;

/// <summary>Root slots that lie one after the other: the address of the first, and where the last one ends.</summary>
internal readonly struct RootRange(nint first, nint end)
{
    internal nint First { get; } = first;

    internal nint End { get; } = end;

    /// <summary>The part that begins at a slot, of so many bytes at most.</summary>
    internal RootRange Piece(nint start, int bytes) => new(start, Math.Min(start + bytes, End));
}
