using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CopySpaceGen.CompilerServices;

/// <summary>
/// A mutator's stack of root slots, in segments that never move, so that a <see cref="Local{T}"/> can hold the address of its slot.
/// For generated code only.
/// </summary>
/// <remarks>Threading: the mutator's thread; the collector reads and updates the slots while the mutator is stopped.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct RootStack
{
    private const int SegmentWords = 1024;

    /// <summary>The next free slot.</summary>
    public nuint* Top;

    /// <summary>The end of the current segment; equal to <see cref="Top"/> while no scope is open, so that the next push finds out.</summary>
    public nuint* Limit;

    private readonly List<Segment> _segments = [];
    private int _current = -1;
    private nuint* _segmentEnd;

    /// <summary>A stack without slots.</summary>
    public RootStack()
    {
    }

    /// <summary>The number of open scopes.</summary>
    internal int Depth { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Open()
    {
        if (_segmentEnd is null)
        {
            Grow();
        }

        Depth++;
        Limit = _segmentEnd;
    }

    /// <summary>Drops the slots pushed since the innermost scope was opened, when the next free slot was the given one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Close(nuint* top)
    {
        Depth--;
        if ((nuint)_segmentEnd - (nuint)top > SegmentWords * (nuint)sizeof(nuint))
        {
            ReturnTo(top);
        }

        Top = top;
        if (Depth == 0)
        {
            Limit = top;
        }
    }

    /// <summary>Makes the next use, of any kind, find out that there must be none: no depth is that of a scope, and there is no room.</summary>
    internal void Seal()
    {
        Depth = ~Depth;
        Limit = Top;
    }

    /// <summary>Undoes <see cref="Seal"/>.</summary>
    internal void Unseal()
    {
        Depth = ~Depth;
        Limit = Depth == 0 ? Top : _segmentEnd;
    }

    /// <summary>Goes on to the next segment.</summary>
    internal void Grow()
    {
        if (_current >= 0)
        {
            _segments[_current] = new Segment(_segments[_current].Start, Top);
        }

        if (++_current == _segments.Count)
        {
            nuint* memory = (nuint*)NativeMemory.Alloc(SegmentWords, (nuint)sizeof(nuint));
            _segments.Add(new Segment(memory, memory));
        }

        Top = _segments[_current].Start;
        Limit = _segmentEnd = _segments[_current].End;
    }

    /// <summary>Adds the slots in use.</summary>
    internal readonly void AddTo(RootRanges ranges)
    {
        for (int index = 0; index <= _current; index++)
        {
            ranges.Add((nint)_segments[index].Start, (nint)(index == _current ? Top : _segments[index].UsedEnd));
        }
    }

    internal void Release()
    {
        foreach (Segment segment in _segments)
        {
            NativeMemory.Free(segment.Start);
        }

        _segments.Clear();
        _current = -1;
        Depth = 0;
        Top = Limit = _segmentEnd = null;
    }

    // Back to the segment in which the scope was opened.
    private void ReturnTo(nuint* top)
    {
        while (top < _segments[_current].Start || top > _segments[_current].End)
        {
            _current--;
        }

        Limit = _segmentEnd = _segments[_current].End;
    }

    private readonly struct Segment(nuint* start, nuint* usedEnd)
    {
        internal readonly nuint* Start = start;

        /// <summary>Where the slots in use end, for a segment that is not the current one.</summary>
        internal readonly nuint* UsedEnd = usedEnd;

        internal nuint* End => Start + SegmentWords;
    }
}
