namespace CopySpaceGen;

/// <summary>
/// Which addresses belong to a space: sorted ranges, neighbours merged on both sides (<c>struct extents</c>).
/// </summary>
/// <remarks>
/// Threading: one thread adds at a time, any thread asks. An array is never changed once it is published, so who asks sees the
/// ranges of some moment, whole; the release of the reference orders the writes of its elements before it, also on Arm64. The
/// original reallocates what others search (a use after free).
/// </remarks>
internal sealed class Extents
{
    private (nuint Low, nuint High)[] _ranges = [];

    /// <summary>The ranges, in ascending order.</summary>
    internal ReadOnlySpan<(nuint Low, nuint High)> Ranges => Volatile.Read(ref _ranges);

    /// <summary>The bytes of all ranges.</summary>
    internal nuint Bytes { get; private set; }

    internal void Add(nuint low, nuint high)
    {
        Bytes += high - low;
        (nuint Low, nuint High)[] before = _ranges;
        int first = IndexAfter(before, low);
        int end = first;
        if (first > 0 && before[first - 1].High == low)
        {
            low = before[--first].Low;
        }

        if (end < before.Length && before[end].Low == high)
        {
            high = before[end++].High;
        }

        Volatile.Write(ref _ranges, [.. before.AsSpan(0, first), (low, high), .. before.AsSpan(end)]);
    }

    internal bool Contains(nuint address)
    {
        (nuint Low, nuint High)[] ranges = Volatile.Read(ref _ranges);
        int index = IndexAfter(ranges, address);
        return index > 0 && address < ranges[index - 1].High;
    }

    // The first range that begins behind an address.
    private static int IndexAfter((nuint Low, nuint High)[] ranges, nuint address)
    {
        int low = 0;
        int high = ranges.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (ranges[middle].Low <= address)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
