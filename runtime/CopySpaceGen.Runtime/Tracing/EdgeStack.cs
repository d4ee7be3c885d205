using System.ComponentModel;

namespace CopySpaceGen.CompilerServices;

/// <summary>
/// The explicit stack of a depth-first trace: addresses of edges whose referents are still to be copied. For generated code only.
/// </summary>
/// <remarks>It grows on demand: a chain of any length is an ordinary input, and no recursion follows it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct EdgeStack
{
    // What the edges of as many objects take as there are in a region: an edge has 4 bytes at least.
    private const int Reserve = Slab.RegionSize / sizeof(uint);

    // Four times what an ordinary heap needs besides; memory beyond it goes back to the system after each collection.
    private const int InitialSize = 256 * 1024;

    /// <summary>Entries above this are taken straight from the stack: all, or none while they have to wait in a ring.</summary>
    public nuint* Floor;

    /// <summary>The place of the next entry.</summary>
    public nuint* Top;

    /// <summary>
    /// Where entries may end when room is made for copies. Behind it is room for all edges of the objects in a region, so no copy has to look whether there is
    /// any until room for copies is made again.
    /// </summary>
    public nuint* Limit;

    private nuint* _memory;
    private nuint* _base;
    private bool _isBehindRing;

    /// <summary>The lowest entry. It is not where the memory begins once the oldest entries have been given away.</summary>
    internal nuint* Base
    {
        readonly get => _base;
        private set
        {
            _base = value;
            SetFloor();
        }
    }

    /// <summary>Whether entries have to wait in a ring once they are taken.</summary>
    internal bool IsBehindRing
    {
        set
        {
            _isBehindRing = value;
            SetFloor();
        }
    }

    /// <summary>The bytes of the memory of the stack.</summary>
    internal readonly nuint Size => _memory is null ? 0 : (nuint)(Limit + Reserve) - (nuint)_memory;

    /// <summary>The number of entries.</summary>
    internal readonly nint Count => (nint)(Top - Base);

    /// <summary>Makes room for more entries, and keeps those that are there.</summary>
    internal void Grow(int entries)
    {
        // What has been given away left this much room; moving the rest there costs no more than giving it away did.
        nuint needed = (nuint)(entries + Reserve) * (nuint)sizeof(nuint);
        nuint given = (nuint)Base - (nuint)_memory;
        if (given >= Size / 2 && given >= needed)
        {
            MoveTo((byte*)_memory, Size);
            return;
        }

        nuint used = (nuint)Top - (nuint)Base;
        nuint size = Math.Max(InitialSize, Size * 2);
        while (size < used + needed)
        {
            size *= 2;
        }

        byte* memory = VirtualMemory.Current.Reserve(size, InitialSize);
        if (!VirtualMemory.Current.TryCommit(memory, size))
        {
            VirtualMemory.Current.Release(memory, size);
            throw GcOutOfMemoryException.NoMemoryToTrace((long)size);
        }

        EdgeStack old = this;
        MoveTo(memory, size);
        old.Release();
    }

    /// <summary>Gives every other one of the oldest entries away, the oldest among them, and keeps the order of the rest.</summary>
    /// <param name="entries">Where they go; at most half as many as there are.</param>
    internal void TakeEveryOtherOfOldest(Span<nuint> entries)
    {
        nuint* kept = Base + (2 * entries.Length);
        nuint* next = kept;
        for (int index = entries.Length - 1; index >= 0; index--)
        {
            *--kept = *--next;
            entries[index] = *--next;
        }

        Base = kept;
    }

    /// <summary>Pushes entries in their order.</summary>
    internal void Push(ReadOnlySpan<nuint> entries)
    {
        if (Limit - Top < entries.Length)
        {
            Grow(entries.Length);
        }

        entries.CopyTo(new Span<nuint>(Top, entries.Length));
        Top += entries.Length;
    }

    /// <summary>Drops all entries.</summary>
    internal void Clear() => Base = Top = _memory;

    /// <summary>Gives back the memory that an unusually deep trace took.</summary>
    internal readonly void Trim()
    {
        if (Size > InitialSize)
        {
            VirtualMemory.Current.Discard((byte*)_memory + InitialSize, Size - InitialSize);
        }
    }

    internal void Release()
    {
        if (_memory is not null)
        {
            VirtualMemory.Current.Release((byte*)_memory, Size);
            this = default;
        }
    }

    private void SetFloor() => Floor = _isBehindRing ? (nuint*)nuint.MaxValue : _base;

    private void MoveTo(byte* memory, nuint size)
    {
        nuint used = (nuint)Top - (nuint)Base;
        Buffer.MemoryCopy(Base, memory, size, used);
        _memory = Base = (nuint*)memory;
        Top = (nuint*)(memory + used);
        Limit = (nuint*)(memory + size) - Reserve;
    }
}
