using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CopySpaceGen.CompilerServices;

/// <summary>
/// The arithmetic of 4-byte references, for generated code only. A cage is a stretch of 32 GiB of address space, aligned to its size;
/// a heap with such references lies in one, alone or beside others. So any address in the heap, such as that of the field itself, leads
/// to the base, and no base need be kept.
/// </summary>
/// <remarks>The first granule of a cage is never an object, since slabs begin with block headers; hence 0 can be null.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Cage
{
    internal const int SizeLog2 = 35;
    internal const long Size = 1L << SizeLog2;

    private const int GranuleLog2 = 3;

    /// <summary>The address that a reference held anywhere in the cage refers to.</summary>
    /// <param name="holder">Any address in the cage.</param>
    /// <param name="granules">The reference; not null.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Address(nuint holder, uint granules) => (holder & ~(((nuint)1 << SizeLog2) - 1)) + ((nuint)granules << GranuleLog2);

    /// <summary>The reference to an address, or null for 0.</summary>
    /// <param name="address">An address in the cage that is a multiple of 8, or 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Granules(nuint address) => (uint)(address >> GranuleLog2);
}
