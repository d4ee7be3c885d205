using System.Numerics;

namespace CopySpaceGen;

/// <summary>
/// The slabs of a space: where they are, and for how many of their blocks the system has been asked for memory. Blocks are counted through all
/// slabs, headers and tables left out.
/// </summary>
/// <remarks>
/// An aligned space has all the addresses that it may ever need from the beginning, in one stretch; another reserves slabs as it grows.
/// Threading: under the lock of the space, but for <see cref="Extents"/> and the bounds of an aligned space, which do not change.
/// </remarks>
internal sealed unsafe class SlabMemory
{
    // Two megabytes: the size of a huge page, which a space asks for as soon as it fills the first.
    private const int BlocksPerCommit = 16;

    private readonly List<nint> _slabs = [];
    private readonly List<(nint Start, nuint Bytes)> _reservations = [];
    private readonly bool _isAligned;
    private readonly EdgeLog? _log;

    // In each slab: the headers, and the table of a log.
    private readonly int _metadataBlocks;

    /// <param name="size">The bytes of blocks to reserve addresses for.</param>
    /// <param name="isAligned">Whether the range is a power of two in size and aligned to it, and can not grow.</param>
    /// <param name="bytesBehindBlocks">The least bytes of address space to reserve behind the blocks, for other uses.</param>
    /// <param name="log">What logs written edges in a table in each slab; null for none.</param>
    internal SlabMemory(long size, bool isAligned, long bytesBehindBlocks, EdgeLog? log = null)
    {
        _isAligned = isAligned;
        _log = log;
        _metadataBlocks = Slab.HeaderBlockCount + (log?.BlocksPerSlab ?? 0);
        nuint slabs = (nuint)BytesOfSlabs(size);
        nuint reserved = slabs + (nuint)bytesBehindBlocks;
        nuint alignment = Slab.Size;
        if (isAligned)
        {
            reserved = alignment = BitOperations.RoundUpToPowerOf2(reserved);
        }

        Low = VirtualMemory.Current.Reserve(reserved, alignment);
        EndOfBlocks = Low + slabs;
        High = Low + reserved;
        AddReservation(Low, reserved);
        AddSlabs(Low, slabs);
    }

    /// <summary>The bounds of the first reservation, which is the only one if the space is aligned. Blocks end at <see cref="EndOfBlocks"/>.</summary>
    internal byte* Low { get; private set; }

    /// <inheritdoc cref="Low"/>
    internal byte* EndOfBlocks { get; private set; }

    /// <inheritdoc cref="Low"/>
    internal byte* High { get; private set; }

    /// <summary>All reserved addresses.</summary>
    internal Extents Extents { get; } = new();

    /// <summary>The slabs, in the order in which their blocks are counted.</summary>
    internal IReadOnlyList<nint> Slabs => _slabs;

    /// <summary>The blocks of a slab that objects can be in.</summary>
    internal int PayloadBlocksPerSlab => Slab.BlockCount - _metadataBlocks;

    /// <summary>The bytes of address space that have been reserved.</summary>
    internal long ReservedBytes { get; private set; }

    /// <summary>The blocks that addresses have been reserved for.</summary>
    internal int ReservedBlocks => _slabs.Count * PayloadBlocksPerSlab;

    /// <summary>The blocks that have been asked for: the first so many.</summary>
    internal int CommittedBlocks { get; private set; }

    /// <summary>The bytes of address space that the slabs for a space of so many bytes take, their headers and tables included.</summary>
    internal long BytesOfSlabs(long size)
    {
        long blocks = (size + Slab.BlockSize - 1) / Slab.BlockSize;
        return (blocks + PayloadBlocksPerSlab - 1) / PayloadBlocksPerSlab * Slab.Size;
    }

    internal Block* HeaderOf(int index) =>
        Slab.Header((byte*)_slabs[index / PayloadBlocksPerSlab], _metadataBlocks + (index % PayloadBlocksPerSlab));

    /// <summary>Reserves addresses until there are so many blocks (<c>copy_space_expand</c>). False if the system has none, or the space is aligned.</summary>
    internal bool TryReserve(int blocks)
    {
        if (blocks <= ReservedBlocks)
        {
            return true;
        }

        nuint bytes = (nuint)BytesOfSlabs((long)(blocks - ReservedBlocks) * Slab.BlockSize);
        byte* start = _isAligned ? null : VirtualMemory.Current.TryReserve(bytes, Slab.Size);
        if (start is null)
        {
            return false;
        }

        AddReservation(start, bytes);
        AddSlabs(start, bytes);
        return true;
    }

    /// <summary>Asks for the memory of more blocks. False if the system has none.</summary>
    /// <param name="most">How many more at most; a commit may stop before.</param>
    // A commit never spans two slabs; the first of a slab also covers its headers and its table.
    internal bool TryCommitMore(int most)
    {
        int inSlab = CommittedBlocks % PayloadBlocksPerSlab;
        int position = inSlab + _metadataBlocks;
        int count = Math.Min(Math.Max(most, 1), BlocksPerCommit - (position % BlocksPerCommit));
        int first = inSlab == 0 ? 0 : position;
        byte* start = (byte*)_slabs[CommittedBlocks / PayloadBlocksPerSlab] + ((nuint)first * Slab.BlockSize);
        nuint bytes = (nuint)(position + count - first) * Slab.BlockSize;
        if (!VirtualMemory.Current.TryCommit(start, bytes))
        {
            return false;
        }

        // Not for the first: a small heap would take a whole one for little.
        if (CommittedBlocks > 0 && bytes == BlocksPerCommit * Slab.BlockSize)
        {
            VirtualMemory.Current.PreferHugePages(start, bytes);
        }

        CommittedBlocks += count;
        return true;
    }

    /// <summary>Gives the memory of the last block that was asked for back.</summary>
    internal void DecommitLast() => VirtualMemory.Current.Decommit(Slab.Region(HeaderOf(--CommittedBlocks), 0), Slab.BlockSize);

    /// <summary>Gives all memory and all addresses back.</summary>
    internal void Release()
    {
        foreach ((nint start, nuint bytes) in _reservations)
        {
            VirtualMemory.Current.Release((byte*)start, bytes);
        }

        _reservations.Clear();
        _slabs.Clear();
        CommittedBlocks = 0;
        ReservedBytes = 0;
        Low = EndOfBlocks = High = null;
    }

    private void AddReservation(byte* start, nuint bytes)
    {
        _reservations.Add(((nint)start, bytes));
        ReservedBytes += (long)bytes;
        Extents.Add((nuint)start, (nuint)start + bytes);
    }

    private void AddSlabs(byte* start, nuint bytes)
    {
        for (nuint offset = 0; offset < bytes; offset += Slab.Size)
        {
            _slabs.Add((nint)(start + offset));
            _log?.AddSlab(start + offset);
        }
    }
}
