using System.Numerics;

namespace CopySpaceGen;

/// <summary>How memory that no object is in goes back to the system.</summary>
/// <remarks>
/// <para>Threading: a timer calls <see cref="PageOut"/>, one call at a time, while mutators allocate and collect. Blocks are taken off their list
/// under the lock and discarded outside of it; they are counted as leaving meanwhile. Who needs a block and finds none waits for those that
/// leave, at most for one batch. In blocks in use, the inactive region is discarded: nobody touches it before the next flip, which waits for
/// the batch that is under way. From a flip to the end of its collection nothing is discarded, since all inactive regions and
/// all blocks that were full are the from-space then.</para>
/// <para>The lock orders all of it: what the timer has discarded is so before a mutator can take the block, and what a mutator has released was
/// written before the timer can discard it.</para>
/// </remarks>
internal sealed unsafe partial class CopySpace
{
    // 32 MiB: long runs, and short waits.
    private const int BlocksPerBatch = 256;

    // Headers lie apart, so looking at many takes its time.
    private const int BlocksPerLook = 4096;

    private long _flipsAtLastPageOut = -1;
    private int _leaving;
    private bool _isEvacuating;
    private bool _isReleased;

    /// <summary>Whether there is memory that <see cref="PageOut"/> would give back sooner or later.</summary>
    internal bool HasMemoryToPageOut
    {
        get
        {
            lock (_lock)
            {
                return !_isReleased && _flips > 0 && (_empty.HaveMemory || _flips != _flipsAtLastPageOut);
            }
        }
    }

    /// <summary>
    /// Gives back the memory of blocks that have been empty for a period or longer; and if there was no collection for so long, that of
    /// the inactive regions too. To be called once a period.
    /// </summary>
    internal void PageOut()
    {
        bool isIdle;
        lock (_lock)
        {
            if (_isEvacuating)
            {
                return;
            }

            isIdle = _flips > 0 && _flips == _flipsAtLastPageOut;
            _flipsAtLastPageOut = _flips;
            _empty.Age();
        }

        Span<nint> batch = stackalloc nint[BlocksPerBatch];
        while (TakeOldest(batch) is var count and > 0)
        {
            // Neighbours in the order of their headers are neighbours in memory.
            batch[..count].Sort();
            DiscardRuns(batch[..count]);
            ReturnDiscarded(batch[..count]);
        }

        if (isIdle)
        {
            DiscardInactiveRegions(batch);
        }
    }

    private bool CanDiscard => !_isReleased && !_isEvacuating;

    private int TakeOldest(Span<nint> batch)
    {
        lock (_lock)
        {
            int count = 0;
            while (CanDiscard && count < batch.Length && _empty.PopOldest() is var block && block is not null)
            {
                batch[count++] = (nint)block;
            }

            _leaving += count;
            return count;
        }
    }

    private static void DiscardRuns(ReadOnlySpan<nint> blocks)
    {
        for (int first = 0, end; first < blocks.Length; first = end)
        {
            end = first + 1;
            while (end < blocks.Length && blocks[end] == blocks[end - 1] + Slab.HeaderSize)
            {
                end++;
            }

            VirtualMemory.Current.Discard(Slab.Region((Block*)blocks[first], 0), (nuint)(end - first) * Slab.BlockSize);
        }
    }

    private void ReturnDiscarded(ReadOnlySpan<nint> blocks)
    {
        lock (_lock)
        {
            // The lowest comes on top.
            for (int index = blocks.Length - 1; index >= 0; index--)
            {
                ReturnDiscarded((Block*)blocks[index]);
            }

            EndLeaving(blocks.Length);
        }
    }

    private void ReturnDiscarded(Block* block)
    {
        _residentRegions -= BitOperations.PopCount((uint)block->ResidentRegions);
        block->ResidentRegions = 0;
        _empty.ReturnDiscarded(block);
        _discardedBlocks++;
    }

    private void DiscardInactiveRegions(Span<nint> batch)
    {
        int next = 0;
        while (TakeInUse(batch, ref next, out int inactive, out int count))
        {
            foreach (nint block in batch[..count])
            {
                VirtualMemory.Current.Discard(Slab.Region((Block*)block, inactive), Slab.RegionSize);
            }

            lock (_lock)
            {
                foreach (nint block in batch[..count])
                {
                    ((Block*)block)->ResidentRegions &= ~(1 << inactive);
                }

                _residentRegions -= count;
                EndLeaving(count);
            }
        }
    }

    // False once all have been looked at, or a collection has begun.
    private bool TakeInUse(Span<nint> batch, ref int next, out int inactive, out int count)
    {
        lock (_lock)
        {
            count = 0;
            inactive = ActiveRegion ^ 1;
            if (!CanDiscard || _flips != _flipsAtLastPageOut || next >= _usedBlocks)
            {
                return false;
            }

            int end = Math.Min(_usedBlocks, next + BlocksPerLook);
            for (; next < end && count < batch.Length; next++)
            {
                Block* block = _slabs.HeaderOf(next);
                if (block->InUseSince == _flips && (block->ResidentRegions & (1 << inactive)) != 0)
                {
                    batch[count++] = (nint)block;
                }
            }

            _leaving += count;
            return true;
        }
    }

    // At once, since a limit is a limit: first the blocks that were made ready and never used, then those that are empty.
    private void DiscardSurplus(int most)
    {
        if (!CanDiscard)
        {
            return;
        }

        while (_slabs.CommittedBlocks - _discardedBlocks > most && _slabs.CommittedBlocks > _usedBlocks)
        {
            _slabs.DecommitLast();
        }

        while (_slabs.CommittedBlocks - _discardedBlocks > most && _empty.PopLeastWanted() is var block && block is not null)
        {
            VirtualMemory.Current.Discard(Slab.Region(block, 0), Slab.BlockSize);
            ReturnDiscarded(block);
        }
    }

    private void EndLeaving(int count)
    {
        _leaving -= count;
        Monitor.PulseAll(_lock);
    }

    private void AwaitDiscards()
    {
        while (_leaving > 0)
        {
            Monitor.Wait(_lock);
        }
    }
}
