namespace CopySpaceGen;

/// <summary>
/// The blocks without objects, by how long they have been so (the lists <c>empty</c> and <c>paged_out</c>). Those that have been empty for longer
/// than a period of the clock lose their memory; the most recent ones, which are the most likely to be in caches, are taken first.
/// </summary>
/// <remarks>
/// The original has a list of blocks that may be taken and a queue of those that may not, of four ages. Here the budget says how many
/// may be taken, so that one queue does: what is not needed grows old in it by itself. Threading: under the lock of the space.
/// </remarks>
internal unsafe struct EmptyBlocks
{
    private BlockList _recent;
    private BlockList _older;
    private BlockList _oldest;
    private BlockList _discarded;

    /// <summary>Whether a block has memory that it may lose once it is old enough.</summary>
    internal readonly bool HaveMemory => _recent.First is not null || _older.First is not null || _oldest.First is not null;

    /// <summary>Takes back blocks that have just become empty.</summary>
    internal void Return(ref BlockList blocks) => _recent.Append(ref blocks);

    /// <summary>Takes a block with memory, or null if there is none.</summary>
    internal Block* Pop()
    {
        Block* block = _recent.Pop();
        if (block is null)
        {
            block = _older.Pop();
        }

        return block is null ? _oldest.Pop() : block;
    }

    /// <summary>Takes a block whose memory has been given to the system, or null if there is none.</summary>
    internal Block* PopDiscarded() => _discarded.Pop();

    /// <summary>A period has gone by: each block comes of the next age.</summary>
    internal void Age()
    {
        _oldest.Append(ref _older);
        _older.Append(ref _recent);
    }

    /// <summary>Takes a block that is old enough to lose its memory, or null if there is none.</summary>
    internal Block* PopOldest() => _oldest.Pop();

    /// <summary>Takes the block with memory that is the least likely to be wanted soon, or null if there is none.</summary>
    internal Block* PopLeastWanted()
    {
        Block* block = _oldest.Pop();
        if (block is null)
        {
            block = _older.Pop();
        }

        return block is null ? _recent.Pop() : block;
    }

    /// <summary>Takes a block back whose memory has been given to the system.</summary>
    internal void ReturnDiscarded(Block* block) => _discarded.Push(block);
}
