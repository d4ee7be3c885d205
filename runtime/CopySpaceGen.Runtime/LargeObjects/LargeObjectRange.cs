namespace CopySpaceGen;

/// <summary>A stretch of addresses for large objects.</summary>
internal sealed class LargeObjectRange
{
    /// <param name="start">Its first address.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="isReserved">Whether it is a reservation of its own, rather than part of that of the copy space.</param>
    internal LargeObjectRange(nuint start, nuint bytes, bool isReserved)
    {
        Start = UsedEnd = start;
        Bytes = bytes;
        IsReserved = isReserved;
    }

    internal nuint Start { get; }

    internal nuint Bytes { get; }

    internal bool IsReserved { get; }

    /// <summary>No object has ever been at this address or behind it.</summary>
    internal nuint UsedEnd { get; private set; }

    internal bool Contains(nuint address) => address - Start < Bytes;

    internal void Use(nuint end) => UsedEnd = Math.Max(UsedEnd, end);
}
