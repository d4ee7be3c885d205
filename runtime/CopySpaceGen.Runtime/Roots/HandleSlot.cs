namespace CopySpaceGen;

/// <summary>A slot of a <see cref="RootTable"/> while a managed handle owns it.</summary>
internal sealed unsafe class HandleSlot(GcHeap heap, RootTable table, nuint* slot)
{
    private int _released;

    /// <summary>The slot, for a thread that may read and write it now.</summary>
    internal nuint* Open(object owner)
    {
        ObjectDisposedException.ThrowIf(_released != 0, owner);
        heap.CheckAttached();
        return slot;
    }

    /// <summary>Gives the slot back; only the first call, of whichever thread, does.</summary>
    internal void Release()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
        {
            table.Release(slot);
        }
    }
}
