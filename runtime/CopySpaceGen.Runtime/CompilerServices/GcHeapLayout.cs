using System.ComponentModel;

namespace CopySpaceGen.CompilerServices;

/// <summary>What the library must know of the types of a heap. For generated code only.</summary>
/// <param name="MaxObjectSize">The size in bytes of the largest object that a collection may have to copy.</param>
/// <param name="RootWords">The words of a root slot: 1 in a heap of one kind, 2 where the slot carries the kind.</param>
/// <param name="IsAligned">Whether the heap is declared with <see cref="GcHeapAttribute.Aligned"/>.</param>
/// <param name="HasNarrowEdges">Whether some field is a <see cref="GcRef32"/>.</param>
/// <param name="HasLargeObjects">Whether objects can be larger than <see cref="GcHeap.MaxObjectSize"/>.</param>
/// <param name="HasAtomicForwarding">Whether the heap is declared with <see cref="GcHeapAttribute.AtomicForwarding"/>.</param>
/// <param name="HasFieldLogging">Whether the heap is declared with <see cref="GcHeapAttribute.FieldLogging"/>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct GcHeapLayout(
    int MaxObjectSize,
    int RootWords,
    bool IsAligned = false,
    bool HasNarrowEdges = false,
    bool HasLargeObjects = false,
    bool HasAtomicForwarding = false,
    bool HasFieldLogging = false)
{
    /// <summary>The bytes of the smallest edge, which a bit of the log stands for.</summary>
    internal int LogGranule => HasNarrowEdges ? 4 : 8;

    /// <summary>The blocks of a slab that objects can be in.</summary>
    internal int PayloadBlocksPerSlab => Slab.PayloadBlockCount - (HasFieldLogging ? EdgeLog.BlocksPerSlabOf(LogGranule) : 0);

    /// <summary>The most bytes of a heap of such a layout.</summary>
    internal long LargestHeapSize
    {
        get
        {
            if (!HasNarrowEdges)
            {
                return GcHeapOptions.LargestHeapSize;
            }

            long inCage = Cage.Size / Slab.Size * PayloadBlocksPerSlab * Slab.BlockSize;
            return HasLargeObjects ? inCage / 2 : inCage;
        }
    }
}
