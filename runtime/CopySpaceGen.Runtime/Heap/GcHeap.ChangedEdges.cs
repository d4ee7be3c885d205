using System.ComponentModel;
using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

// Which edges have been written since the last collection.
public abstract unsafe partial class GcHeap
{
    /// <summary>Checks that the calling thread is attached, and that no collection has moved what it is about to look at.</summary>
    internal void CheckNotCollectedSince(int collections)
    {
        CheckAttached();
        if (collections != CollectionCount)
        {
            throw new InvalidOperationException(
                $"A collection of this {GetType().Name} has outdated its changed edges: none is left of those before it. Ask for ChangedEdges() again, and allocate nothing while you enumerate.");
        }
    }

    /// <summary>Notes that an edge is about to be written, which is not marked as such: the slow path of the barrier.</summary>
    internal void LogEdge(LoggedEdge edge) => _log!.Remember(ref CheckAttached().ChangedEdges, edge);

    /// <summary>The edges written since the last collection, as far as they have been handed in.</summary>
    internal EdgeBuffer.Cursor LoggedEdges() => _log!.Edges();

    /// <summary>The edges that were written since the last collection, or since the heap was made. For generated code only.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <exception cref="GcStopTimeoutException">Another thread that is attached does not stop.</exception>
    /// <exception cref="InvalidOperationException">The calling thread is not attached to the heap.</exception>
    /// <exception cref="ObjectDisposedException">The heap was disposed.</exception>
    // A stop, so that what other threads have written is listed as well: each of them fills a buffer of its own.
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected GcChangedEdges<THeap> GetChangedEdges<THeap>() where THeap : GcHeap
    {
        GcMutator mine = CheckAttached();
        HeapVerifier fields = CreateVerifier();
        using CollectionStop stop = ClaimStop(mine);
        AwaitOthers(stop);
        foreach (GcMutator mutator in _world.Mutators)
        {
            _log!.Keep(ref mutator.ChangedEdges);
        }

        return new GcChangedEdges<THeap>(this, fields);
    }

    private void ForgetChangedEdges()
    {
        if (_log is null)
        {
            return;
        }

        _log.Clear();
        foreach (GcMutator mutator in _world.Mutators)
        {
            _log.Clear(ref mutator.ChangedEdges);
        }
    }

    // All that bits are committed for.
    private IEnumerable<(nuint Start, nuint End)> LoggedStretches()
    {
        foreach (nint slab in _space.UsedSlabs())
        {
            yield return ((nuint)slab, (nuint)slab + Slab.Size);
        }

        foreach (LargeObjectRange range in _large?.Ranges ?? [])
        {
            yield return (range.Start, range.UsedEnd);
        }
    }
}
