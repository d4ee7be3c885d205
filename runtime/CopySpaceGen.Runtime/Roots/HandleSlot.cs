namespace CopySpaceGen;

/// <summary>A slot of a <see cref="RootTable"/> while a managed handle owns it.</summary>
/// <remarks>
/// Threading: any thread gives it back, and another handle may own the slot right after. So whoever reads it looks after that whether it has been given back:
/// to see what another handle wrote is to see that, as both are ordered by the lock of the table, and the read here is an acquire. Who writes does so
/// under that lock.
/// </remarks>
internal sealed unsafe class HandleSlot(GcHeap heap, RootTable table, nuint* slot)
{
    private int _released;

    /// <summary>What the slot holds.</summary>
    internal nuint Read(object owner)
    {
        ObjectDisposedException.ThrowIf(_released != 0, owner);
        heap.CheckAttached();
        nuint word = Volatile.Read(ref *slot);
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _released) != 0, owner);
        return word;
    }

    /// <summary>Makes the slot hold something else.</summary>
    internal void Write(object owner, nuint word)
    {
        ObjectDisposedException.ThrowIf(_released != 0, owner);
        heap.CheckAttached();
        ObjectDisposedException.ThrowIf(!table.TryWrite(slot, word, ref _released), owner);
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
