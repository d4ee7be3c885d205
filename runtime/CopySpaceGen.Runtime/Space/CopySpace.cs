using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// A block-structured space that is collected by evacuation (<c>struct copy_space</c>). Every block has two regions; one region
/// index is active for the whole space, and the other half of each block is the copy reserve for it, so blocks can come and go
/// without unbalancing the halves.
/// </summary>
/// <remarks>
/// Threading: mutators take and return blocks at the same time; one of them collects, while all others are stopped, and then
/// <see cref="RefillForEvacuation"/> is called by all workers. Beside them, a timer pages out (<see cref="PageOut"/>). What they share, the lists of blocks,
/// their counts and the budget, is under the lock; a block that an allocator holds is its thread's alone. The extents may be read by any thread.
/// </remarks>
internal sealed unsafe partial class CopySpace
{
    private readonly object _lock = new();
    private readonly SlabMemory _slabs;
    private readonly int _maxBlocks;
    private readonly int _maxObjectSize;
    private readonly int _maxWorkers;

    // Of the heap, what is lent to large objects included; the budget is of the rest.
    private int _totalBlocks;
    private long _lentBytes;
    private SpaceBudget _budget;

    private EmptyBlocks _empty;
    private BlockList _partlyFull;
    private BlockList _full;
    private int _blocksInUse;
    private long _flips;

    // Blocks below this have been used since the space was made.
    private int _usedBlocks;
    private int _discardedBlocks;
    private long _residentRegions;

    /// <param name="size">The bytes of blocks to begin with, rounded up to whole blocks.</param>
    /// <param name="maxSize">The bytes of blocks that there may ever be.</param>
    /// <param name="maxObjectSize">The size of the largest object in bytes.</param>
    /// <param name="isAligned">Whether the address range is a power of two in size and aligned to it.</param>
    /// <param name="bytesBehindBlocks">The least bytes of address space to reserve behind the blocks, for other uses.</param>
    /// <param name="maxWorkers">The most threads that evacuate it together.</param>
    /// <param name="log">What logs written edges in a table in each slab; null for none.</param>
    internal CopySpace(
        long size, long maxSize, int maxObjectSize, bool isAligned, long bytesBehindBlocks = 0, int maxWorkers = 1, EdgeLog? log = null)
    {
        _maxWorkers = maxWorkers;
        _maxBlocks = BlocksOf(maxSize);
        _maxObjectSize = maxObjectSize;
        _slabs = new SlabMemory(isAligned ? maxSize : size, isAligned, bytesBehindBlocks, log);
        _totalBlocks = BlocksOf(size);
        _budget = new SpaceBudget(_totalBlocks, maxObjectSize, maxWorkers);
    }

    /// <summary>The size in bytes, what is lent to large objects included.</summary>
    internal long Size => (long)_totalBlocks * Slab.BlockSize;

    /// <summary>What <see cref="Size"/> can grow to.</summary>
    internal long MaxSize => (long)_maxBlocks * Slab.BlockSize;

    /// <inheritdoc cref="SlabMemory.Low"/>
    internal byte* Low => _slabs.Low;

    /// <inheritdoc cref="SlabMemory.EndOfBlocks"/>
    internal byte* EndOfBlocks => _slabs.EndOfBlocks;

    /// <inheritdoc cref="SlabMemory.High"/>
    internal byte* High => _slabs.High;

    /// <inheritdoc cref="SlabMemory.Extents"/>
    internal Extents Extents => _slabs.Extents;

    /// <summary>Bytes of blocks that allocators have released since the last flip, free tails of full blocks included.</summary>
    internal long AllocatedBytes { get; private set; }

    /// <summary>Bytes of <see cref="AllocatedBytes"/> that are free tails.</summary>
    internal long FragmentationBytes { get; private set; }

    /// <summary>The bytes of objects in blocks that allocators have released since the last flip: after a collection, what it has copied.</summary>
    internal long ObjectBytes => AllocatedBytes - FragmentationBytes;

    /// <summary>The region of each block, 0 or 1, that is allocated in.</summary>
    internal int ActiveRegion { get; private set; }

    /// <summary>
    /// The most threads that may evacuate the space together as it is now: no more than the memory put behind it has blocks for, which a
    /// loan paid back or a larger size has not raised yet.
    /// </summary>
    internal int Workers => Math.Clamp(_slabs.CommittedBlocks - _budget.EvacuationBlocks(_blocksInUse) + _budget.Workers, 1, _budget.Workers);

    /// <summary>Whether the operating system has refused memory that is within the limit of the heap.</summary>
    internal bool SystemRefusedMemory { get; private set; }

    /// <summary>Changes the size to the wanted one, or as near to it as the limit, what is in the space, and the system allow.</summary>
    /// <remarks>
    /// <c>copy_space_expand</c> and <c>copy_space_shrink</c>. A smaller space takes fewer of its empty blocks, and those left over lose
    /// their memory when they are old (<see cref="PageOut"/>).
    /// </remarks>
    internal void Resize(long size)
    {
        lock (_lock)
        {
            int least = BlocksOf(_lentBytes) + _budget.EvacuationBlocks(_blocksInUse);
            int blocks = Math.Min(Math.Max(BlocksOf(size), least), _maxBlocks);
            if (!_slabs.TryReserve(blocks))
            {
                SystemRefusedMemory = true;
                return;
            }

            _totalBlocks = blocks;
            _budget = new SpaceBudget(blocks - BlocksOf(_lentBytes), _maxObjectSize, _maxWorkers);
        }
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
        lock (_lock)
        {
            if (bytes > Size)
            {
                return false;
            }

            SpaceBudget rest = new(_totalBlocks - BlocksOf(bytes), _maxObjectSize, _maxWorkers);
            if (rest.TotalBlocks < _budget.TotalBlocks && rest.EvacuationBlocks(_blocksInUse) > rest.TotalBlocks)
            {
                return false;
            }

            _lentBytes = bytes;
            _budget = rest;
            DiscardSurplus(_maxBlocks - BlocksOf(bytes));
            return true;
        }
    }

    /// <summary>Gives a mutator's allocator a region with room for an object, or returns false: it is time to collect.</summary>
    internal bool TryRefill(ref CopySpaceAllocator allocator, int size)
    {
        bool needsPages;
        lock (_lock)
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

            needsPages = HoldEmpty(ref allocator);
        }

        Populate(allocator.Block, needsPages);
        return true;
    }

    /// <summary>
    /// Gives a worker of the evacuation an empty region: there always is one, and memory was put behind it ahead of time. From any worker.
    /// </summary>
    internal void RefillForEvacuation(ref CopySpaceAllocator allocator)
    {
        bool needsPages;
        lock (_lock)
        {
            ReleaseFull(ref allocator);
            needsPages = HoldEmpty(ref allocator);
        }

        Populate(allocator.Block, needsPages);
    }

    /// <summary>Takes back the block of an allocator; its free tail stays usable (<c>copy_space_allocator_finish</c>).</summary>
    internal void Finish(ref CopySpaceAllocator allocator)
    {
        lock (_lock)
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

            NoteSurvivors(allocator);
            AllocatedBytes += allocator.Unreported;
            allocator.Block->Allocated = allocator.Used;
            _partlyFull.Push(allocator.Block);
            allocator = default;
        }
    }

    /// <summary>Makes the other region of every block the active one: what was allocated is now from-space (<c>copy_space_flip</c>).</summary>
    internal void Flip()
    {
        lock (_lock)
        {
            // An inactive region that is losing its memory must have lost it before objects are copied there.
            AwaitDiscards();
            _empty.Return(ref _partlyFull);
            _empty.Return(ref _full);
            _blocksInUse = 0;
            _flips++;
            _isEvacuating = true;
            ActiveRegion ^= 1;
            AllocatedBytes = 0;
            FragmentationBytes = 0;
        }
    }

    /// <summary>Closes a collection: see <see cref="SpaceBudget"/> for why a crowded space keeps its free tails.</summary>
    internal void FinishCollection()
    {
        lock (_lock)
        {
            _isEvacuating = false;
            if (_blocksInUse > _budget.MutatorBlocks)
            {
                CloseFreeTails();
            }
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

    /// <summary>The slabs that objects can be in.</summary>
    internal IEnumerable<nint> UsedSlabs() => _slabs.Slabs.Take((_usedBlocks + _slabs.PayloadBlocksPerSlab - 1) / _slabs.PayloadBlocksPerSlab);

    /// <summary>The number of blocks on lists of blocks with objects, or held by an allocator.</summary>
    internal int BlocksInUse => _blocksInUse;

    /// <summary>The bytes that mutators can allocate before the next collection: in empty blocks, and behind what is in partly full ones.</summary>
    internal long FreeBytes
    {
        get
        {
            lock (_lock)
            {
                long bytes = (long)Math.Max(0, _budget.MutatorBlocks - _blocksInUse) * Slab.RegionSize;
                for (Block* block = _partlyFull.First; block is not null; block = block->Next)
                {
                    bytes += Slab.RegionSize - block->Allocated;
                }

                return bytes;
            }
        }
    }

    /// <summary>Overwrites all that no object can be in, so that outdated pointers read what cannot be mistaken for data.</summary>
    internal void PoisonInactiveRegions(byte poison)
    {
        int inactive = ActiveRegion ^ 1;
        for (int index = 0; index < _usedBlocks; index++)
        {
            Block* block = _slabs.HeaderOf(index);
            if ((block->ResidentRegions & (1 << inactive)) != 0)
            {
                new Span<byte>(Slab.Region(block, inactive), Slab.RegionSize).Fill(poison);
            }
        }
    }

    /// <summary>Takes the access to all that no object can be in away, or gives it back before the flip.</summary>
    internal void ProtectInactiveRegions(bool isAccessible)
    {
        for (int index = 0; index < _usedBlocks; index++)
        {
            VirtualMemory.Current.Protect(Slab.Region(_slabs.HeaderOf(index), ActiveRegion ^ 1), Slab.RegionSize, isAccessible);
        }
    }

    /// <summary>Gives all memory back to the system.</summary>
    internal void Release()
    {
        lock (_lock)
        {
            _isReleased = true;
            AwaitDiscards();
            _slabs.Release();
            _empty = default;
            _partlyFull = _full = default;
            _blocksInUse = _usedBlocks = _discardedBlocks = 0;
            _residentRegions = 0;
        }
    }

    internal static int BlocksOf(long bytes) => checked((int)((bytes + Slab.BlockSize - 1) / Slab.BlockSize));

    // There are no more of them than there were allocators.
    private void CloseFreeTails()
    {
        for (Block* block = _partlyFull.First; block is not null; block = block->Next)
        {
            AllocatedBytes += Slab.RegionSize - block->Allocated;
            FragmentationBytes += Slab.RegionSize - block->Allocated;
        }

        _full.Append(ref _partlyFull);
    }

    // Whether the pages of its region are still to be made ready.
    private bool HoldEmpty(ref CopySpaceAllocator allocator)
    {
        Block* block = TakeEmpty();
        block->Allocated = 0;
        block->SurvivedBytes[ActiveRegion] = 0;
        block->InUseSince = _flips;
        _blocksInUse++;
        Hold(ref allocator, block, 0);
        int region = 1 << ActiveRegion;
        if ((block->ResidentRegions & region) != 0)
        {
            return false;
        }

        block->ResidentRegions |= region;
        _residentRegions++;

        // The first block of a small heap may stay nearly empty.
        return _blocksInUse > 1;
    }

    // Those without memory last, so that there is never more memory than the limit allows.
    private Block* TakeEmpty()
    {
        Block* block;
        while ((block = _empty.Pop()) is null)
        {
            if (_usedBlocks < _slabs.CommittedBlocks)
            {
                return _slabs.HeaderOf(_usedBlocks++);
            }

            if ((block = _empty.PopDiscarded()) is not null)
            {
                _discardedBlocks--;
                break;
            }

            if (_leaving == 0)
            {
                // The budget has a block for all that was allocated, so something is copied that was not.
                throw GcVerificationException.MoreCopiedThanAllocated();
            }

            Monitor.Wait(_lock);
        }

        return block;
    }

    // A region is about to be filled, so its pages are made ready at once rather than by a fault each.
    private void Populate(Block* block, bool needsPages)
    {
        if (needsPages)
        {
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

        NoteSurvivors(allocator);
        AllocatedBytes += Slab.RegionSize - allocator.Block->Allocated;
        FragmentationBytes += (long)(allocator.RegionEnd - allocator.Hp);
        _full.Push(allocator.Block);
        allocator = default;
    }

    private bool TryCommitFor(int blocks)
    {
        while (_slabs.CommittedBlocks < blocks)
        {
            if (!_slabs.TryCommitMore(_budget.TotalBlocks - (_slabs.CommittedBlocks - _discardedBlocks)))
            {
                SystemRefusedMemory = true;
                return false;
            }
        }

        return true;
    }
}
