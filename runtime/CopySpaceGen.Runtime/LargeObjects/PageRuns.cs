namespace CopySpaceGen;

/// <summary>Runs of free pages. Neighbours are merged, and the smallest run that is large enough is taken first.</summary>
internal sealed class PageRuns
{
    private readonly SortedSet<(nuint Bytes, nuint Start)> _bySize = [];
    private readonly Dictionary<nuint, nuint> _bytesByStart = [];
    private readonly Dictionary<nuint, nuint> _startByEnd = [];

    /// <summary>The bytes of all runs.</summary>
    internal long Bytes { get; private set; }

    internal void Add(nuint start, nuint bytes)
    {
        Bytes += (long)bytes;
        if (_startByEnd.TryGetValue(start, out nuint before))
        {
            bytes += Unlink(before);
            start = before;
        }

        if (_bytesByStart.ContainsKey(start + bytes))
        {
            bytes += Unlink(start + bytes);
        }

        Link(start, bytes);
    }

    /// <summary>Takes the front of the best fitting run; what is left of it stays.</summary>
    internal bool TryTake(nuint bytes, out nuint start)
    {
        (nuint Bytes, nuint Start) best = _bySize.GetViewBetween((bytes, 0), (nuint.MaxValue, nuint.MaxValue)).Min;
        start = best.Start;
        if (best.Bytes == 0)
        {
            return false;
        }

        Unlink(start);
        if (best.Bytes > bytes)
        {
            Link(start + bytes, best.Bytes - bytes);
        }

        Bytes -= (long)bytes;
        return true;
    }

    /// <summary>Moves all runs to where the given action puts them.</summary>
    internal void Drain(Action<nuint, nuint> move)
    {
        foreach ((nuint bytes, nuint start) in _bySize)
        {
            move(start, bytes);
        }

        _bySize.Clear();
        _bytesByStart.Clear();
        _startByEnd.Clear();
        Bytes = 0;
    }

    private void Link(nuint start, nuint bytes)
    {
        _bySize.Add((bytes, start));
        _bytesByStart.Add(start, bytes);
        _startByEnd.Add(start + bytes, start);
    }

    private nuint Unlink(nuint start)
    {
        _bytesByStart.Remove(start, out nuint bytes);
        _startByEnd.Remove(start + bytes);
        _bySize.Remove((bytes, start));
        return bytes;
    }
}
