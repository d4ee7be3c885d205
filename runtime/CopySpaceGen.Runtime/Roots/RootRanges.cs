namespace CopySpaceGen;

/// <summary>All root slots of a heap, or all weak ones, while its mutators are stopped. Made for one collection after the other, and so kept between them.</summary>
/// <remarks>
/// An array and not a sequence: the first collection of a process would wait for the JIT compiler to make that of a dozen generic methods.
/// Threading: the thread that collects.
/// </remarks>
internal sealed class RootRanges
{
    private RootRange[] _ranges = new RootRange[8];
    private int _count;

    internal ReadOnlySpan<RootRange> All => _ranges.AsSpan(0, _count);

    internal void Clear() => _count = 0;

    internal void Add(nint first, nint end)
    {
        if (_count == _ranges.Length)
        {
            Array.Resize(ref _ranges, 2 * _count);
        }

        _ranges[_count++] = new RootRange(first, end);
    }
}
