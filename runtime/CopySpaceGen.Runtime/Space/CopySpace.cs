using System.Diagnostics;
using System.Numerics;
using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// A block-structured space that is collected by evacuation (<c>struct copy_space</c>). Every block has two regions; one region
/// index is active for the whole space, and the other half of each block is the copy reserve for it, so blocks can come and go
/// without unbalancing the halves.
/// </summary>
/// <remarks>
/// Threading: used by one thread at a time, the mutator that allocates or the same thread when it collects; during an evacuation
/// <see cref="RefillForEvacuation"/> by all workers. The address range is fixed at construction and may be read by any thread.
/// </remarks>
internal sealed unsafe class CopySpace
{
    // Blocks get memory behind them this many at a time: fewer system calls, and whole huge pages.
    private const int BlocksPerCommit = 16;

    private readonly int _totalBlocks;
    private readonly int _maxObjectSize;
    private readonly int _maxWorkers;

    // Of the blocks that are not lent to large objects.
    private SpaceBudget _budget;

    // Held by a worker of an evacuation that hands its region back and takes the next.
    private readonly Lock _refill = new();

    private BlockList _empty;
    private BlockList _pagedOut;
    private BlockList _partlyFull;
    private BlockList _full;
    private int _blocksInUse;

    // Blocks below _usedBlocks have been used since the space was made; those below _committedBlocks have memory behind them.
    private int _usedBlocks;
    private int _committedBlocks;
    private int _pagedOutBlocks;

    /// <param name="size">The limit in bytes, rounded up to whole blocks.</param>
    /// <param name="maxObjectSize">The size of the largest object in bytes.</param>
    /// <param name="isAligned">Whether the address range is a power of two in size and aligned to it.</param>
    /// <param name="bytesBehindBlocks">The least bytes of address space to reserve behind the blocks, for other uses.</param>
    /// <param name="maxWorkers">The most threads that evacuate it together.</param>
    internal CopySpace(long size, int maxObjectSize, bool isAligned, long bytesBehindBlocks = 0, int maxWorkers = 1)
    {
        _totalBlocks = checked((int)((size + Slab.BlockSize - 1) / Slab.BlockSize));
        _maxObjectSize = maxObjectSize;
        _maxWorkers = maxWorkers;
        _budget = new SpaceBudget(_totalBlocks, maxObjectSize, maxWorkers);
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
    }

    /// <summary>The limit in bytes, what is lent to large objects included.</summary>
    internal long Size => (long)_totalBlocks * Slab.BlockSize;

    /// <summary>The bounds of the reserved addresses: every object lies between <see cref="Low"/> and <see cref="EndOfBlocks"/>.</summary>
    internal byte* Low { get; private set; }

    /// <inheritdoc cref="Low"/>
    internal byte* EndOfBlocks { get; private set; }

    /// <inheritdoc cref="Low"/>
    internal byte* High { get; private set; }

    /// <summary>Bytes of blocks that allocators have released since the last flip, free tails of full blocks included.</summary>
    internal long AllocatedBytes { get; private set; }

    /// <summary>Bytes of <see cref="AllocatedBytes"/> that are free tails.</summary>
    internal long FragmentationBytes { get; private set; }

    /// <summary>The region of each block, 0 or 1, that is allocated in.</summary>
    internal int ActiveRegion { get; private set; }

    /// <summary>
    /// The most threads that may evacuate the space together as it is now: no more than the memory put behind it has blocks for, which a
    /// loan paid back has not raised yet.
    /// </summary>
    internal int Workers =>
        Math.Clamp(_committedBlocks - _budget.EvacuationBlocks(_blocksInUse) + _budget.Workers, 1, _budget.Workers);

    /// <summary>Whether the operating system has refused memory that is within the limit of the heap.</summary>
    internal bool SystemRefusedMemory { get; private set; }

    /// <summary>Bytes that have memory of the system behind them, block headers not included.</summary>
    internal long CommittedBytes => (long)(_committedBlocks - _pagedOutBlocks) * Slab.BlockSize;

    /// <summary>The bytes of address space that the slabs for a space of so many bytes take, their headers included.</summary>
    internal static long BytesOfSlabs(long size)
    {
        long blocks = (size + Slab.BlockSize - 1) / Slab.BlockSize;
        return (blocks + Slab.PayloadBlockCount - 1) / Slab.PayloadBlockCount * Slab.Size;
    }

    /// <summary>
    /// Lends memory within the limit to large objects: so many bytes in all, replacing what was lent before. The space then does with
    /// fewer blocks, and gives the memory of those that it has too many back to the system. False, and nothing changes, if an evacuation of
    /// what is in the space now would not find room in the rest.
    /// </summary>
    /// <remarks>
    /// What <c>copy_space_request_release_memory</c> and <c>copy_space_page_out_blocks_until_memory_released</c> do with a ledger of bytes owed.
    /// Here nothing is owed: the loan is granted when the blocks for it are free, or not at all.
    /// </remarks>
    internal bool TryLend(long bytes)
    {
        if (bytes > Size)
        {
            return false;
        }

        SpaceBudget rest = new(_totalBlocks - (int)((bytes + Slab.BlockSize - 1) / Slab.BlockSize), _maxObjectSize, _maxWorkers);
        if (rest.TotalBlocks < _budget.TotalBlocks && rest.EvacuationBlocks(_blocksInUse) > rest.TotalBlocks)
        {
            return false;
        }

        _budget = rest;
        PageOutSurplus();
        return true;
    }

    /// <summary>Gives a mutator's allocator a region with room for an object, or returns false: it is time to collect.</summary>
    internal bool TryRefill(ref CopySpaceAllocator allocator, int size)
    {
        ReleaseFull(ref allocator);
        while (_partlyFull.Pop() is var block && block is not null)
        {
            Hold(ref allocator, block, block->Allocated);
            if (allocator.Hp + (nuint)size <= allocator.RegionEnd)
            {
                return true;
            }

            ReleaseFull(ref allocator);
        }

        if (_blocksInUse >= _budget.MutatorBlocks || !TryCommitFor(_budget.EvacuationBlocks(_blocksInUse + 1)))
        {
            return false;
        }

        Hold(ref allocator, TakeEmpty());
        return true;
    }

    /// <summary>
    /// Gives a worker of the evacuation an empty region: there always is one, and memory was put behind it ahead of time. From any worker.
    /// </summary>
    internal void RefillForEvacuation(ref CopySpaceAllocator allocator)
    {
        Block* block;
        lock (_refill)
        {
            ReleaseFull(ref allocator);
            block = TakeEmpty();
        }

        Hold(ref allocator, block);
    }

    /// <summary>Takes back the block of an allocator; its free tail stays usable (<c>copy_space_allocator_finish</c>).</summary>
    internal void Finish(ref CopySpaceAllocator allocator)
    {
        if (allocator.Block is null)
        {
            return;
        }

        if (allocator.Hp == allocator.RegionEnd)
        {
            ReleaseFull(ref allocator);
            return;
        }

        int used = (int)(allocator.Hp & (Slab.RegionSize - 1));
        AllocatedBytes += used - allocator.Block->Allocated;
        allocator.Block->Allocated = used;
        _partlyFull.Push(allocator.Block);
        allocator = default;
    }

    /// <summary>Makes the other region of every block the active one: what was allocated is now from-space (<c>copy_space_flip</c>).</summary>
    internal void Flip()
    {
        _empty.Append(ref _partlyFull);
        _empty.Append(ref _full);
        _blocksInUse = 0;
        ActiveRegion ^= 1;
        AllocatedBytes = 0;
        FragmentationBytes = 0;
    }

    /// <summary>Closes a collection: see <see cref="SpaceBudget"/> for why a crowded space keeps its free tails.</summary>
    internal void FinishCollection()
    {
        if (_blocksInUse > _budget.MutatorBlocks)
        {
            _full.Append(ref _partlyFull);
        }
    }

    /// <summary>The parts of active regions that objects are in, once all allocators have finished; of full ones, the free tail too.</summary>
    internal IEnumerable<(nuint Start, nuint End)> UsedRegions()
    {
        List<(nuint, nuint)> regions = [];
        for (Block* block = _partlyFull.First; block is not null; block = block->Next)
        {
            nuint start = (nuint)Slab.Region(block, ActiveRegion);
            regions.Add((start, start + (nuint)block->Allocated));
        }

        for (Block* block = _full.First; block is not null; block = block->Next)
        {
            nuint start = (nuint)Slab.Region(block, ActiveRegion);
            regions.Add((start, start + Slab.RegionSize));
        }

        return regions;
    }

    /// <summary>The number of blocks on lists of blocks with objects, or held by an allocator.</summary>
    internal int BlocksInUse => _blocksInUse;

    /// <summary>Overwrites all that no object can be in, so that outdated pointers read what cannot be mistaken for data.</summary>
    internal void PoisonInactiveRegions(byte poison)
    {
        for (int index = 0; index < _usedBlocks; index++)
        {
            Block* block = HeaderOf(index);
            if (!block->IsPagedOut)
            {
                new Span<byte>(Slab.Region(block, ActiveRegion ^ 1), Slab.RegionSize).Fill(poison);
            }
        }
    }

    /// <summary>Takes the access to all that no object can be in away, or gives it back before the flip.</summary>
    internal void ProtectInactiveRegions(bool isAccessible)
    {
        for (int index = 0; index < _usedBlocks; index++)
        {
            VirtualMemory.Current.Protect(Slab.Region(HeaderOf(index), ActiveRegion ^ 1), Slab.RegionSize, isAccessible);
        }
    }

    /// <summary>Gives all memory back to the system.</summary>
    internal void Release()
    {
        if (Low is not null)
        {
            VirtualMemory.Current.Release(Low, (nuint)(High - Low));
            Low = EndOfBlocks = High = null;
        }
    }

    private Block* TakeEmpty()
    {
        Block* block = _empty.Pop();
        if (block is null)
        {
            block = PageIn();
        }

        if (block is null)
        {
            Debug.Assert(_usedBlocks < _committedBlocks, "The budget lets an evacuation take no block without memory behind it.");
            block = HeaderOf(_usedBlocks++);
        }

        block->Allocated = 0;
        _blocksInUse++;
        return block;
    }

    private void Hold(ref CopySpaceAllocator allocator, Block* empty)
    {
        Populate(empty);
        Hold(ref allocator, empty, 0);
    }

    // First the blocks that were made ready and never used, then those that are empty now.
    private void PageOutSurplus()
    {
        while (_committedBlocks - _pagedOutBlocks > _budget.TotalBlocks && _committedBlocks > _usedBlocks)
        {
            VirtualMemory.Current.Decommit(Slab.Region(HeaderOf(--_committedBlocks), 0), Slab.BlockSize);
        }

        while (_committedBlocks - _pagedOutBlocks > _budget.TotalBlocks && _empty.Pop() is var block && block is not null)
        {
            VirtualMemory.Current.Discard(Slab.Region(block, 0), Slab.BlockSize);
            block->PopulatedRegions = 0;
            block->IsPagedOut = true;
            _pagedOut.Push(block);
            _pagedOutBlocks++;
        }
    }

    private Block* PageIn()
    {
        Block* block = _pagedOut.Pop();
        if (block is not null)
        {
            block->IsPagedOut = false;
            _pagedOutBlocks--;
        }

        return block;
    }

    // A region is about to be filled, so its pages are made ready at once rather than by a fault each; but not in the first block,
    // which in a small heap may stay nearly empty.
    private void Populate(Block* block)
    {
        int region = 1 << ActiveRegion;
        if (_blocksInUse > 1 && (block->PopulatedRegions & region) == 0)
        {
            block->PopulatedRegions |= region;
            VirtualMemory.Current.Populate(Slab.Region(block, ActiveRegion), Slab.RegionSize);
        }
    }

    private void Hold(ref CopySpaceAllocator allocator, Block* block, int allocated)
    {
        nuint region = (nuint)Slab.Region(block, ActiveRegion);
        allocator.Block = block;
        allocator.Hp = region + (nuint)allocated;
        allocator.Limit = allocator.RegionEnd = region + Slab.RegionSize;
    }

    private void ReleaseFull(ref CopySpaceAllocator allocator)
    {
        if (allocator.Block is null)
        {
            return;
        }

        AllocatedBytes += Slab.RegionSize - allocator.Block->Allocated;
        FragmentationBytes += (long)(allocator.RegionEnd - allocator.Hp);
        _full.Push(allocator.Block);
        allocator = default;
    }

    private bool TryCommitFor(int blocks)
    {
        while (_committedBlocks < blocks)
        {
            if (!TryCommitMore())
            {
                SystemRefusedMemory = true;
                return false;
            }
        }

        return true;
    }

    // A commit never spans two slabs; the first of a slab also covers its block of headers.
    private bool TryCommitMore()
    {
        int inSlab = _committedBlocks % Slab.PayloadBlockCount;
        int wanted = Math.Clamp(_budget.TotalBlocks - (_committedBlocks - _pagedOutBlocks), 1, BlocksPerCommit);
        int count = Math.Min(wanted, Slab.PayloadBlockCount - inSlab);
        byte* slab = Low + ((nuint)(_committedBlocks / Slab.PayloadBlockCount) * Slab.Size);
        int first = inSlab == 0 ? 0 : inSlab + Slab.HeaderBlockCount;
        int end = inSlab + count + Slab.HeaderBlockCount;
        if (!VirtualMemory.Current.TryCommit(slab + ((nuint)first * Slab.BlockSize), (nuint)(end - first) * Slab.BlockSize))
        {
            return false;
        }

        _committedBlocks += count;
        return true;
    }

    private Block* HeaderOf(int index) =>
        Slab.Header(Low + ((nuint)(index / Slab.PayloadBlockCount) * Slab.Size), index % Slab.PayloadBlockCount);
}
