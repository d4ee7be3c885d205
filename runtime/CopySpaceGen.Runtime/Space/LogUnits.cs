using System.Runtime.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// For each 64 MiB of the address space, where the table of its logged edges is and whose it is: for barriers that know of an edge only that it
/// is an edge, and for the slow path of all.
/// </summary>
/// <remarks>
/// It is made when the process makes its first heap with <see cref="GcHeapAttribute.FieldLogging"/>: 64 MiB of addresses, of which only
/// the pages that are touched get memory. Threading: an entry is written while no object is in its unit, and read by who has a
/// reference to one, which is ordered behind the allocation.
/// </remarks>
internal static unsafe class LogUnits
{
    private const int AddressBits = 48;
    private const int Count = 1 << (AddressBits - Slab.SizeLog2);

    private static readonly nuint* s_tables = MakeTables();

    private static nint* Owners => (nint*)(s_tables + Count);

    /// <summary>The table of the unit that an address is in; 0 for memory outside of heaps that log, such as a stack.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nuint TableOf(nuint address) => s_tables[address >> Slab.SizeLog2];

    /// <summary>What the heap gave that an address is in; 0 outside of heaps that log.</summary>
    internal static nint OwnerOf(nuint address) => Owners[address >> Slab.SizeLog2];

    internal static void Set(nuint start, nuint bytes, nuint table, nuint tableBytesPerUnit, nint owner)
    {
        for (nuint unit = start >> Slab.SizeLog2; unit < (start + bytes) >> Slab.SizeLog2; unit++)
        {
            s_tables[unit] = table;
            Owners[unit] = owner;
            table += tableBytesPerUnit;
        }
    }

    private static nuint* MakeTables()
    {
        nuint bytes = (nuint)Count * 2 * (nuint)sizeof(nuint);
        byte* memory = VirtualMemory.Current.Reserve(bytes, (nuint)Environment.SystemPageSize);
        if (!VirtualMemory.Current.TryCommit(memory, bytes))
        {
            throw new OutOfMemoryException("The operating system has no memory for the map of field logs.");
        }

        return (nuint*)memory;
    }
}
