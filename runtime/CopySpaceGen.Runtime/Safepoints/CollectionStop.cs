using System.Diagnostics;

namespace CopySpaceGen;

/// <summary>The time for which a mutator has the heap to itself, from its claim to the end of a <c>using</c>.</summary>
/// <remarks>Threading: the thread of the mutator.</remarks>
internal readonly ref struct CollectionStop
{
    private readonly StopTheWorld? _world;
    private readonly GcMutator _stopper;

    private readonly long _start;

    /// <summary>A claim that has succeeded, at this moment.</summary>
    internal CollectionStop(StopTheWorld world, GcMutator stopper)
    {
        _world = world;
        _stopper = stopper;
        _start = Stopwatch.GetTimestamp();
    }

    /// <summary>Whether the claim has succeeded. If not, another mutator's has, and its stop is over.</summary>
    internal bool IsOurs => _world is not null;

    /// <summary>The time since the claim.</summary>
    internal TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <inheritdoc cref="StopTheWorld.AwaitStop"/>
    internal void Await(bool isCollection) => _world!.AwaitStop(_stopper, isCollection);

    /// <summary>Lets the others go on.</summary>
    public void Dispose() => _world?.Restart();
}
