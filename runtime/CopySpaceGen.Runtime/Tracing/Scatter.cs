namespace CopySpaceGen;

/// <summary>
/// Tells whether objects that are copied one after the other lie scattered in memory. From time to time it looks at two that are copied shortly one after
/// the other, and how far apart they lie.
/// </summary>
/// <remarks>Threading: one thread.</remarks>
internal struct Scatter
{
    // Bytes of copies between two samples. Not always the same, since objects that were copied before lie in regions of the same size as those that they are
    // copied to now: samples at the same place of each would meet the ends of others always or never.
    private const int ShortestPause = 8 * 1024;
    private const int RandomPauseBits = 14;

    // Bytes of copies between the two objects of a sample: so many that a node and its leaf do not count as order.
    private const int Gap = 512;

    // Many times their gap, since there is garbage between survivors.
    private const nint Near = 32 * Gap;

    // A score that goes up and down by one with each sample; its two thresholds keep it from going to and fro in a mixed heap.
    private const int HighestScore = 8;
    private const int ScatteredFrom = 6;
    private const int OrderedUpTo = 2;

    private nuint _first;
    private uint _random;
    private int _score;

    /// <summary>Whether objects lay far apart in the last samples, for the most part.</summary>
    internal bool IsFound { get; private set; }

    /// <summary>Where the copy of the next object of a sample goes, or that of the first one behind.</summary>
    internal nuint Due { get; private set; }

    /// <summary>Goes on with copies in another place: the next sample is to be taken there.</summary>
    internal void MoveTo(nuint hp)
    {
        _first = 0;
        _random = (_random * 1664525) + 1013904223;
        Due = hp + ShortestPause + (_random >> (32 - RandomPauseBits));
    }

    /// <summary>Looks at an object that is due.</summary>
    /// <param name="place">Where it lies.</param>
    /// <param name="hp">Where its copy goes.</param>
    internal void Look(nuint place, nuint hp)
    {
        if (_first == 0)
        {
            _first = place;
            Due = hp + Gap;
            return;
        }

        // It has waited in the ring since, and comes again: the next one tells more.
        if (place == _first)
        {
            return;
        }

        bool isNear = nint.Abs((nint)(place - _first)) <= Near;
        _score = Math.Clamp(_score + (isNear ? -1 : 1), 0, HighestScore);
        IsFound = _score > OrderedUpTo && (IsFound || _score >= ScatteredFrom);
        MoveTo(hp);
    }
}
