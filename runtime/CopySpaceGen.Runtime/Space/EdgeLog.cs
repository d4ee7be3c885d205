using System.Numerics;

namespace CopySpaceGen;

/// <summary>
/// Which edges of a heap have been written since the last collection: a bit for each granule of the heap, which is as large as its smallest
/// edge (<c>copy_space_field_logged_byte</c>, <c>copy_space_remember_edge</c>, <c>copy_space_forget_edge</c>).
/// </summary>
/// <remarks>
/// <para>The bits of a slab are in its first payload blocks, so a mask and a shift lead from an edge to its bit. Large objects can be longer than a
/// slab: theirs are in a table beside each range. <see cref="LogUnits"/> leads from any address to either.</para>
/// <para>Threading: bits are set and cleared by read-modify-write operations on the word around them, so of several threads that remember the
/// same edge exactly one is told that it was the first, and neighbours in the word are not lost. Who was first puts the edge into a
/// buffer of its own, and so needs no order with others; a collection reads bits and buffers only while all mutators are stopped, and
/// stopping them is what orders their writes before it. The operations are full fences; a barrier's plain look at the bit in front of them
/// may be outdated in one direction only, as not yet set, and then the operation decides.</para>
/// </remarks>
internal sealed unsafe class EdgeLog
{
    private readonly int _granuleLog2;
    private readonly nint _owner;
    private readonly List<(nuint Start, nuint Bytes)> _covered = [];
    private readonly List<(nint Start, nuint Bytes)> _tables = [];

    /// <param name="granule">The bytes of the smallest edge: 4 or 8.</param>
    /// <param name="owner">What <see cref="LogUnits.OwnerOf"/> gives for addresses of the heap.</param>
    internal EdgeLog(int granule, nint owner)
    {
        _granuleLog2 = BitOperations.Log2((uint)granule);
        _owner = owner;
    }

    /// <summary>The blocks of a slab that its table takes.</summary>
    internal int BlocksPerSlab => BlocksPerSlabOf(1 << _granuleLog2);

    internal static int BlocksPerSlabOf(int granule) => Slab.Size / granule / 8 / Slab.BlockSize;

    /// <summary>The bytes of table for so many bytes of heap.</summary>
    internal nuint TableBytes(nuint bytes) => bytes >> (_granuleLog2 + 3);

    /// <summary>Begins to cover a slab, whose table is behind its block of headers.</summary>
    internal void AddSlab(byte* slab) => Cover((nuint)slab, Slab.Size, (nuint)slab + (Slab.HeaderBlockCount * Slab.BlockSize));

    /// <summary>
    /// Begins to cover a range for large objects. Null if the system has no addresses for its table, which the caller commits as it is needed.
    /// </summary>
    internal byte* TryAddRange(nuint start, nuint bytes)
    {
        nuint tableBytes = TableBytes(bytes);
        byte* table = VirtualMemory.Current.TryReserve(tableBytes, (nuint)Environment.SystemPageSize);
        if (table is not null)
        {
            _tables.Add(((nint)table, tableBytes));
            Cover(start, bytes, (nuint)table);
        }

        return table;
    }

    /// <summary>Notes that an edge has been written. Whether this call is the one that did.</summary>
    internal bool RememberEdge(nuint edge)
    {
        int bit = 1 << BitOf(edge);
        return (Interlocked.Or(ref *WordOf(edge), bit) & bit) == 0;
    }

    /// <summary>Notes that an edge is as it was. Whether this call is the one that did.</summary>
    internal bool ForgetEdge(nuint edge)
    {
        int bit = 1 << BitOf(edge);
        return (Interlocked.And(ref *WordOf(edge), ~bit) & bit) != 0;
    }

    internal bool IsRemembered(nuint edge) => (Volatile.Read(ref *WordOf(edge)) & (1 << BitOf(edge))) != 0;

    /// <summary>The number of bits that are set for a stretch of the heap, whose table is committed.</summary>
    internal long CountRemembered(nuint start, nuint end)
    {
        long count = 0;
        for (nuint address = start; address < end; address += (nuint)64 << _granuleLog2)
        {
            count += BitOperations.PopCount(*(ulong*)WordOf(address));
        }

        return count;
    }

    /// <summary>Gives the tables of large objects back, and covers nothing any more.</summary>
    internal void Release()
    {
        foreach ((nuint start, nuint bytes) in _covered)
        {
            LogUnits.Set(start, bytes, table: 0, tableBytesPerUnit: 0, owner: 0);
        }

        foreach ((nint start, nuint bytes) in _tables)
        {
            VirtualMemory.Current.Release((byte*)start, bytes);
        }

        _covered.Clear();
        _tables.Clear();
    }

    private void Cover(nuint start, nuint bytes, nuint table)
    {
        _covered.Add((start, bytes));
        LogUnits.Set(start, bytes, table, TableBytes(Slab.Size), _owner);
    }

    private int* WordOf(nuint edge) => (int*)(LogUnits.TableOf(edge) + (((edge & (Slab.Size - 1)) >> (_granuleLog2 + 5)) * sizeof(int)));

    private int BitOf(nuint edge) => (int)(edge >> _granuleLog2) & 31;
}
