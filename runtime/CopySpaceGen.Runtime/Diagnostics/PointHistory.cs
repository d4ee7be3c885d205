namespace CopySpaceGen;

/// <summary>
/// Checked mode: the places at which a thread's heap could have been collected, so that an outdated reference can be told which of them, and which
/// collection, has outdated it. As many as are alike are one run, so that a long loop of allocations takes no more room than one of them.
/// </summary>
/// <remarks>Threading: the thread of the mutator.</remarks>
internal sealed class PointHistory
{
    /// <summary>The runs that are remembered, of 24 bytes each.</summary>
    internal const int Capacity = 128;

    private readonly List<Run> _runs = new(Capacity);

    /// <summary>Adds a place. What is obtained from then on carries its number, up to the next.</summary>
    /// <param name="number">The number of the place among those of the thread, greater than all before.</param>
    /// <param name="point">What kind of place it is.</param>
    /// <param name="collections">The collections of the heap so far.</param>
    internal void Add(long number, GcPoint point, int collections)
    {
        if (_runs.Count > 0 && _runs[^1] is var last && last.Point == point && last.Collections == collections)
        {
            _runs[^1] = last with { Last = number };
            return;
        }

        if (_runs.Count == Capacity)
        {
            _runs.RemoveAt(0);
        }

        _runs.Add(new Run(number, number, point, collections));
    }

    /// <summary>What has outdated the references that carry the number of an earlier place.</summary>
    /// <param name="number">The number.</param>
    /// <returns>
    /// The first collection since then, counted from 1, with the place at which the thread met it; if there was none, null and the first place. Null and
    /// null if it has been forgotten, or is not of this mutator.
    /// </returns>
    internal (long? Collection, GcPoint? Point) FindOutdating(long number)
    {
        int origin = _runs.FindIndex(run => run.First <= number && number <= run.Last);
        if (origin < 0)
        {
            return (null, null);
        }

        Run obtained = _runs[origin];
        int collected = _runs.FindIndex(origin, run => run.Collections > obtained.Collections);
        return collected >= 0 ? (obtained.Collections + 1, _runs[collected].Point)
            : (null, number < obtained.Last ? obtained.Point : _runs[origin + 1].Point);
    }

    // The heap was not collected between the places of a run, but may have been at the first.
    private readonly record struct Run(long First, long Last, GcPoint Point, int Collections);
}
