using System.ComponentModel;

namespace CopySpaceGen.CompilerServices;

/// <summary>
/// The explicit stack of a depth-first trace: addresses of edges whose referents are still to be copied. For generated code only.
/// </summary>
/// <remarks>It grows on demand: a chain of any length is an ordinary input, and no recursion follows it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct EdgeStack
{
    // What a collection of an ordinary heap needs; memory beyond it goes back to the system after each collection.
    private const int InitialSize = 64 * 1024;

    /// <summary>The lowest entry.</summary>
    public nuint* Base;

    /// <summary>The place of the next entry.</summary>
    public nuint* Top;

    /// <summary>The end of the memory of the stack.</summary>
    public nuint* Limit;

    /// <summary>The bytes of the memory of the stack.</summary>
    internal readonly nuint Size => (nuint)Limit - (nuint)Base;

    /// <summary>Makes room for more entries, and keeps those that are there.</summary>
    internal void Grow(int entries)
    {
        nuint used = (nuint)Top - (nuint)Base;
        nuint size = Math.Max(InitialSize, Size * 2);
        while (size < used + ((nuint)entries * (nuint)sizeof(nuint)))
        {
            size *= 2;
        }

        byte* memory = VirtualMemory.Current.Reserve(size, InitialSize);
        if (!VirtualMemory.Current.TryCommit(memory, size))
        {
            VirtualMemory.Current.Release(memory, size);
            throw GcOutOfMemoryException.NoMemoryToTrace((long)size);
        }

        Buffer.MemoryCopy(Base, memory, size, used);
        Release();
        Base = (nuint*)memory;
        Top = (nuint*)(memory + used);
        Limit = (nuint*)(memory + size);
    }

    /// <summary>Gives back the memory that an unusually deep trace took.</summary>
    internal readonly void Trim()
    {
        if (Size > InitialSize)
        {
            VirtualMemory.Current.Discard((byte*)Base + InitialSize, Size - InitialSize);
        }
    }

    internal void Release()
    {
        if (Base is not null)
        {
            VirtualMemory.Current.Release((byte*)Base, Size);
            this = default;
        }
    }
}
