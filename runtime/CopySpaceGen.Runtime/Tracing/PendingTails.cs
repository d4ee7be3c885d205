using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>The tails of large objects that are still to be traced, of which workers take one slice at a time.</summary>
/// <remarks>Threading: any worker of a trace. The lock is taken once for each slice, which is a thousand edges.</remarks>
internal sealed class PendingTails
{
    private readonly Lock _lock = new();
    private readonly Stack<PendingTail> _tails = new();
    private int _count;

    /// <summary>Whether there was a slice to take a moment ago.</summary>
    internal bool Any => Volatile.Read(ref _count) > 0;

    internal void Push(PendingTail tail)
    {
        lock (_lock)
        {
            _tails.Push(tail);
            Volatile.Write(ref _count, _tails.Count);
        }
    }

    internal bool TryTake(out TailSlice slice)
    {
        slice = default;
        if (!Any)
        {
            return false;
        }

        lock (_lock)
        {
            if (!_tails.TryPop(out PendingTail tail))
            {
                return false;
            }

            nint end = Math.Min(tail.Next + TailSlice.MaxLength, tail.Length);
            slice = new TailSlice(tail.Address, tail.Kind, tail.Next, end);
            if (end < tail.Length)
            {
                _tails.Push(tail with { Next = end });
            }

            Volatile.Write(ref _count, _tails.Count);
            return true;
        }
    }
}
