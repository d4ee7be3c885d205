namespace CopySpaceGen;

// How an allocation that the fast path cannot meet finds room.
public abstract unsafe partial class GcHeap
{
    /// <summary>Finds room for an object, collecting or growing the heap if that is the only way.</summary>
    internal void Refill(GcMutator mutator, int size)
    {
        do
        {
            CheckIntact();
        }
        while (!TryRefill(mutator, size) && !CollectAndRefill(mutator, size));

        if (IsEveryAllocationSlow)
        {
            mutator.Region.Limit = 0;
        }
    }

    /// <summary>Finds room for a large object, collecting or growing the heap if that is the only way.</summary>
    /// <param name="mutator">The mutator of the calling thread.</param>
    /// <param name="size">The bytes that the object takes.</param>
    /// <param name="isZeroed">Whether the memory is zero.</param>
    internal nuint AllocateLarge(GcMutator mutator, nint size, out bool isZeroed)
    {
        if (size > _space.MaxSize)
        {
            CheckIntact();
            throw NoRoom(mutator, size, systemRefused: false);
        }

        nuint bytes = LargeObject.PagesFor(size);
        nuint address;
        do
        {
            CheckIntact();
        }
        while ((address = _large!.TryAllocate(bytes, out isZeroed)) == 0 && (address = CollectAndAllocateLarge(mutator, size, out isZeroed)) == 0);

        return address;
    }

    // False if another mutator has stopped the world, so that it is worth to try again. Otherwise what is free after the collection goes to this
    // mutator first, before others run: an allocation fails only if a whole collection has made no room for it.
    private bool CollectAndRefill(GcMutator mutator, int size)
    {
        using CollectionStop stop = _world.TryClaim(mutator);
        if (!stop.IsOurs)
        {
            return false;
        }

        CollectForAllocation(mutator, size, GcCollectionCause.Allocation, stop);
        while (!TryRefill(mutator, size))
        {
            if (!TryGrow(size))
            {
                throw NoRoom(mutator, size, _space.SystemRefusedMemory);
            }
        }

        return true;
    }

    // As the other; 0 in place of false.
    private nuint CollectAndAllocateLarge(GcMutator mutator, nint size, out bool isZeroed)
    {
        isZeroed = false;
        using CollectionStop stop = _world.TryClaim(mutator);
        if (!stop.IsOurs)
        {
            return 0;
        }

        CollectForAllocation(mutator, size, GcCollectionCause.LargeAllocation, stop);
        nuint bytes = LargeObject.PagesFor(size);
        nuint address;
        while ((address = _large!.TryAllocate(bytes, out isZeroed)) == 0)
        {
            if (!TryGrow((long)bytes))
            {
                throw NoRoom(mutator, size, _large.SystemRefusedMemory);
            }
        }

        return address;
    }

    // Memory that waits in quarantine is given up before a collection is worth its time.
    private bool TryRefill(GcMutator mutator, int size)
    {
        if (_stress is not null)
        {
            if (_stress.ShouldFailBlock())
            {
                throw NoRoom(mutator, size, systemRefused: true);
            }

            if (_stress.IsUnderPressure(_space.BlocksInUse))
            {
                return false;
            }
        }

        return _space.TryRefill(ref mutator.Region, size)
            || (_large is not null && _large.TryReleaseQuarantine() && _space.TryRefill(ref mutator.Region, size));
    }

    private void CollectForAllocation(GcMutator mutator, nint size, GcCollectionCause cause, in CollectionStop stop)
    {
        Collect(mutator, cause, stop);
        _overhead.Record(_space.ObjectBytes, _space.FreeBytes);
        if (_overhead.IsReached && !_sizer.CanGrow(_space.Size))
        {
            throw NoRoom(mutator, size, systemRefused: false);
        }
    }

    // With all other mutators stopped.
    private bool TryGrow(long bytes)
    {
        long before = _space.Size;
        if (!_sizer.CanGrow(before))
        {
            return false;
        }

        _space.Resize(_sizer.ToMakeRoom(before, bytes));
        if (_space.Size == before)
        {
            return false;
        }

        TellResized();
        return true;
    }

    private GcOutOfMemoryException NoRoom(GcMutator mutator, nint size, bool systemRefused) => TellOutOfMemory(mutator, systemRefused
        ? GcOutOfMemoryException.SystemRefused(_space.Size, _books.LiveBytes, size)
        : GcOutOfMemoryException.HeapIsFull(_space.Size, _books.LiveBytes, size));
}
