namespace CopySpaceGen;

/// <summary>A slot of a <see cref="RootTable"/> while a managed handle owns it.</summary>
/// <remarks>
/// Threading: any thread gives it back, and another handle may own the slot right after. So who writes does so under the lock of this handle, which
/// giving back takes first. Who reads looks after that whether it has been given back: to see what another handle wrote is to see that, since the read is an
/// acquire, and that handle got the slot through the lock of the table, after it was noted here.
/// </remarks>
internal sealed unsafe class HandleSlot(GcHeap heap, RootTable table, nuint* slot)
{
    private volatile bool _isReleased;

    /// <summary>What the slot holds.</summary>
    internal nuint Read(object owner)
    {
        ObjectDisposedException.ThrowIf(_isReleased, owner);
        heap.CheckAttached();
        nuint word = Volatile.Read(ref *slot);
        ObjectDisposedException.ThrowIf(_isReleased, owner);
        return word;
    }

    /// <summary>Makes the slot hold something else.</summary>
    internal void Write(object owner, nuint word)
    {
        ObjectDisposedException.ThrowIf(_isReleased, owner);
        heap.CheckAttached();
        lock (this)
        {
            ObjectDisposedException.ThrowIf(_isReleased, owner);
            *slot = word;
        }
    }

    /// <summary>Gives the slot back; only the first call, of whichever thread, does.</summary>
    internal void Release()
    {
        lock (this)
        {
            if (_isReleased)
            {
                return;
            }

            _isReleased = true;
        }

        table.Release(slot);
    }
}
