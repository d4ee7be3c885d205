namespace CopySpaceGen;

/// <summary>
/// A list of blocks linked through their headers (<c>copy_space_block_list</c>). It knows its last block, so that a flip joins
/// lists without walking them.
/// </summary>
internal unsafe struct BlockList
{
    private Block* _first;
    private Block* _last;

    internal readonly Block* First => _first;

    internal int Count { get; private set; }

    internal void Push(Block* block)
    {
        Count++;
        block->Next = _first;
        _first = block;
        if (_last is null)
        {
            _last = block;
        }
    }

    internal Block* Pop()
    {
        Block* block = _first;
        if (block is not null)
        {
            Count--;
            _first = block->Next;
            if (_first is null)
            {
                _last = null;
            }
        }

        return block;
    }

    /// <summary>Moves all blocks of another list behind those of this one.</summary>
    internal void Append(ref BlockList other)
    {
        Count += other.Count;
        if (_last is null)
        {
            _first = other._first;
        }
        else
        {
            _last->Next = other._first;
        }

        if (other._last is not null)
        {
            _last = other._last;
        }

        other = default;
    }
}
