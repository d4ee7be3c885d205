using System.Runtime.InteropServices;

namespace CopySpaceGen;

/// <summary>
/// Root slots that are not on a mutator's stack: those of <see cref="Persistent{T}"/> or of <see cref="Weak{T}"/> handles.
/// </summary>
/// <remarks>
/// Threading: slots are taken by mutators, and given back by any thread at any time, finalizer included, even while a collection
/// reads and writes them. Giving back therefore only notes the slot, under the lock; it is cleared by the next
/// <see cref="Reclaim"/>, which a mutator that runs, or the collection itself, calls: either way, none traces them meanwhile.
/// </remarks>
internal sealed unsafe class RootTable(int slotWords)
{
    private const int SlotsPerChunk = 256;

    private readonly Lock _lock = new();
    private readonly List<nint> _chunks = [];
    private readonly Stack<nint> _free = new();
    private readonly List<nint> _released = [];

    /// <summary>Takes a slot. The calling mutator fills it before it does anything that can collect.</summary>
    internal nuint* Take()
    {
        lock (_lock)
        {
            ReclaimUnderLock();
            if (_free.Count == 0)
            {
                AddChunk();
            }

            return (nuint*)_free.Pop();
        }
    }

    /// <summary>Gives a slot back; from any thread.</summary>
    internal void Release(nuint* slot)
    {
        lock (_lock)
        {
            _released.Add((nint)slot);
        }
    }

    /// <summary>Clears the slots given back so far; a collection begins with it, so that they keep nothing alive.</summary>
    internal void Reclaim()
    {
        lock (_lock)
        {
            ReclaimUnderLock();
        }
    }

    /// <summary>Adds all slots, free ones too, which hold 0.</summary>
    internal void AddTo(RootRanges ranges)
    {
        foreach (nint chunk in _chunks)
        {
            ranges.Add(chunk, chunk + (ChunkWords * sizeof(nuint)));
        }
    }

    internal void ReleaseMemory()
    {
        lock (_lock)
        {
            foreach (nint chunk in _chunks)
            {
                NativeMemory.Free((void*)chunk);
            }

            _chunks.Clear();
            _free.Clear();
            _released.Clear();
        }
    }

    private int ChunkWords => SlotsPerChunk * slotWords;

    private void ReclaimUnderLock()
    {
        foreach (nint slot in _released)
        {
            *(nuint*)slot = 0;
            _free.Push(slot);
        }

        _released.Clear();
    }

    private void AddChunk()
    {
        nuint* chunk = (nuint*)NativeMemory.AllocZeroed((nuint)ChunkWords, (nuint)sizeof(nuint));
        _chunks.Add((nint)chunk);
        for (int slot = SlotsPerChunk - 1; slot >= 0; slot--)
        {
            _free.Push((nint)(chunk + (slot * slotWords)));
        }
    }
}
