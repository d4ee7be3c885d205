namespace CopySpaceGen;

/// <summary>The root slots of a trace in pieces, of which each worker takes the next when it has nothing to do.</summary>
/// <remarks>Threading: <see cref="Divide"/> before the workers begin; the rest by any worker.</remarks>
internal sealed class RootPieces
{
    private readonly List<RootRange> _pieces = [];
    private int _taken;

    /// <summary>Whether there was a piece to take a moment ago.</summary>
    internal bool Any => Volatile.Read(ref _taken) < _pieces.Count;

    /// <summary>Makes pieces of at most so many bytes of some ranges of root slots.</summary>
    internal void Divide(ReadOnlySpan<RootRange> ranges, int bytes)
    {
        _pieces.Clear();
        _taken = 0;
        foreach (RootRange range in ranges)
        {
            for (nint start = range.First; start < range.End; start += bytes)
            {
                _pieces.Add(range.Piece(start, bytes));
            }
        }
    }

    internal bool TryTake(out RootRange piece)
    {
        piece = default;
        if (!Any)
        {
            return false;
        }

        int index = Interlocked.Increment(ref _taken) - 1;
        if (index >= _pieces.Count)
        {
            return false;
        }

        piece = _pieces[index];
        return true;
    }
}
