namespace CopySpaceGen;

/// <summary>
/// The time for which a thread does not use a heap that it is attached to, so that collections do not wait for it; from
/// <see cref="GcMutator.Park"/> to the end of a <c>using</c>. Its handles keep their objects alive meanwhile.
/// </summary>
/// <remarks>
/// Parks nest: the thread uses the heap again when the outermost ends. Threading: the thread of the mutator. It is a <c>ref struct</c>, so the compiler
/// keeps it from being held over an <c>await</c>, after which another thread may go on.
/// </remarks>
public readonly ref struct GcPark
{
    private readonly GcMutator? _mutator;
    private readonly int _depth;

    internal GcPark(GcMutator mutator, int depth)
    {
        _mutator = mutator;
        _depth = depth;
    }

    /// <summary>
    /// Ends the park. If it is the outermost, and the heap is being collected, this waits for the end of the collection. A
    /// <see cref="GcRef{T}"/> from before the park is outdated.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// A park that began later has not ended, or this one was ended before, or the calling thread is not the one that parked.
    /// </exception>
    public void Dispose() => _mutator?.Unpark(_depth);
}
