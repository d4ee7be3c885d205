namespace CopySpaceGen;

/// <summary>The root slots of a trace in pieces, of which each worker takes the next when it has nothing to do.</summary>
/// <remarks>Threading: <see cref="Divide"/> before the workers begin; the rest by any worker.</remarks>
internal sealed class RootPieces
{
    private readonly List<(nint First, nint End)> _pieces = [];
    private int _taken;

    /// <summary>Whether there was a piece to take a moment ago.</summary>
    internal bool Any => Volatile.Read(ref _taken) < _pieces.Count;

    /// <summary>Makes pieces of at most so many bytes of some ranges of root slots.</summary>
    internal void Divide(IEnumerable<(nint First, nint End)> ranges, int bytes)
    {
        _pieces.Clear();
        _taken = 0;
        foreach ((nint first, nint end) in ranges)
        {
            for (nint start = first; start < end; start += bytes)
            {
                _pieces.Add((start, Math.Min(start + bytes, end)));
            }
        }
    }

    internal bool TryTake(out (nint First, nint End) piece)
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
