using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// Edges in front of the stack, in the order in which they were taken from it: each waits until some others have been taken, and what it refers to is
/// loaded into the cache meanwhile (Cher, Hosking and Vitek, "Software Prefetching for Mark-Sweep Garbage Collection", 2004).
/// </summary>
/// <remarks>Threading: one thread.</remarks>
internal struct PrefetchRing
{
    // Measured on objects in random order: with half as many, collections take a quarter longer; twice as many bring next to nothing. A power of two.
    private const int Length = 16;

    private Entries _entries;
    private int _oldest;
    private int _count;

    internal readonly bool IsEmpty => _count == 0;

    internal readonly bool IsFull => _count == Length;

    /// <summary>Puts an entry into a ring that is not full.</summary>
    internal void Add(nuint entry)
    {
        At(_oldest + _count) = entry;
        _count++;
    }

    /// <summary>Puts an entry into a ring that is full, and takes the oldest.</summary>
    internal nuint Exchange(nuint entry)
    {
        ref nuint place = ref At(_oldest++);
        nuint oldest = place;
        place = entry;
        return oldest;
    }

    /// <summary>Takes the oldest entry of a ring that is not empty.</summary>
    internal nuint Take()
    {
        _count--;
        return At(_oldest++);
    }

    [UnscopedRef]
    private ref nuint At(int number) => ref Unsafe.Add(ref Unsafe.As<Entries, nuint>(ref _entries), number & (Length - 1));

    [InlineArray(Length)]
    private struct Entries
    {
        private nuint _first;
    }
}
