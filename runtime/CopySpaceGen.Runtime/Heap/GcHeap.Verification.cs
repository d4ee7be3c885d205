using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

// Walks over all objects that do not move them.
public abstract unsafe partial class GcHeap
{
    /// <summary>
    /// Checks every reference that the roots reach, by a walk that moves nothing, and counts the objects by type. It stops all other threads that are
    /// attached, as a collection does, takes the time of several collections, and memory of the .NET heap for each object.
    /// </summary>
    /// <remarks>If another thread collects at the same time, this waits for it, and a <see cref="GcRef{T}"/> from before is outdated.</remarks>
    /// <returns>The objects that are reachable.</returns>
    /// <exception cref="GcVerificationException">A reference is to no object, or to one of another type.</exception>
    /// <exception cref="GcStopTimeoutException">Another thread that is attached does not stop.</exception>
    /// <exception cref="InvalidOperationException">The calling thread is not attached to the heap.</exception>
    /// <exception cref="ObjectDisposedException">The heap was disposed.</exception>
    public GcCensus Verify()
    {
        GcMutator mine = CheckAttached();
        using CollectionStop stop = ClaimStop(mine);
        AwaitOthers(stop);
        return VerifyStopped();
    }

    private GcCensus VerifyStopped()
    {
        HeapVerifier verifier = CreateVerifier();
        GcCensus census = Walk(verifier);
        _weakSlots.Reclaim();
        verifier.CheckWeak(WeakSlotRanges(), _rootWords);
        _log?.Verify(_world.Mutators, LoggedStretches());
        return census;
    }

    private GcCensus Walk(HeapVerifier verifier)
    {
        FinishAllocators();
        _persistentRoots.Reclaim();
        return verifier.Walk(StrongRoots(), _rootWords, new LiveMemory(_space, _large));
    }

    private void VerifyCollection()
    {
        GcCensus census = VerifyStopped();
        if (census.Bytes != _books.LiveBytes)
        {
            throw new GcVerificationException(
                $"The heap is damaged: the collection found {_books.LiveBytes:N0} bytes alive, but the roots reach {census.Bytes:N0}.");
        }
    }
}
