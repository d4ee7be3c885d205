namespace CopySpaceGen;

/// <summary>What Linux and macOS have in common: reserved pages are mapped without access, committed ones get access.</summary>
internal abstract unsafe class UnixMemory : VirtualMemory
{
    private const nint MapFailed = -1;

    // Maps more than is needed and cuts off both ends, since mmap knows no alignment.
    internal override byte* TryReserve(nuint size, nuint alignment)
    {
        nuint padded = size + alignment;
        nint mapped = Map(padded);
        if (mapped == MapFailed)
        {
            return null;
        }

        byte* start = (byte*)mapped;
        byte* aligned = (byte*)(((nuint)start + alignment - 1) & ~(alignment - 1));
        nuint head = (nuint)(aligned - start);
        if (head != 0)
        {
            Release(start, head);
        }

        Release(aligned + size, padded - head - size);
        return aligned;
    }

    /// <summary>Maps pages without access at an address of the system's choice, or returns -1.</summary>
    private protected abstract nint Map(nuint size);
}
