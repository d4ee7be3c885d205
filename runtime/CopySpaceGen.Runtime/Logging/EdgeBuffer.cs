using System.Runtime.InteropServices;

namespace CopySpaceGen;

/// <summary>Edges in the order in which they were written first: chunks of native memory, linked. Each mutator fills one of its own.</summary>
internal unsafe struct EdgeBuffer
{
    // 16 KiB with the link.
    private const int EntriesPerChunk = 1023;

    private Chunk* _first;
    private Chunk* _last;
    private LoggedEdge* _next;
    private LoggedEdge* _end;

    /// <summary>The number of edges.</summary>
    internal long Count { get; private set; }

    /// <summary>The chunks of memory that it holds.</summary>
    internal readonly int ChunkCount
    {
        get
        {
            int count = 0;
            for (Chunk* chunk = _first; chunk is not null; chunk = chunk->Next)
            {
                count++;
            }

            return count;
        }
    }

    /// <summary>Makes sure that the next <see cref="Push"/> cannot fail.</summary>
    /// <exception cref="OutOfMemoryException">The system has no memory.</exception>
    internal void EnsureRoom()
    {
        if (_next != _end)
        {
            return;
        }

        Chunk* chunk = (Chunk*)NativeMemory.Alloc((nuint)sizeof(Chunk) + ((nuint)EntriesPerChunk * (nuint)sizeof(LoggedEdge)));
        chunk->Next = null;
        if (_last is null)
        {
            _first = chunk;
        }
        else
        {
            _last->Next = chunk;
        }

        Fill(chunk);
    }

    internal void Push(LoggedEdge edge)
    {
        *_next++ = edge;
        Count++;
    }

    /// <summary>Copies the edges of another buffer behind those of this one.</summary>
    internal void Append(in EdgeBuffer other)
    {
        Cursor cursor = other.Edges();
        while (cursor.TryNext(out LoggedEdge* edge))
        {
            EnsureRoom();
            Push(*edge);
        }
    }

    /// <summary>The edges, as many as there are now.</summary>
    internal readonly Cursor Edges() => new(_first, Count);

    /// <summary>Forgets all edges, and gives the memory back but for one chunk.</summary>
    internal void Clear()
    {
        if (_first is null)
        {
            return;
        }

        FreeFrom(_first->Next);
        _first->Next = null;
        Fill(_first);
        Count = 0;
    }

    /// <summary>Gives all memory back.</summary>
    internal void Release()
    {
        FreeFrom(_first);
        this = default;
    }

    private void Fill(Chunk* chunk)
    {
        _last = chunk;
        _next = (LoggedEdge*)(chunk + 1);
        _end = _next + EntriesPerChunk;
    }

    private static void FreeFrom(Chunk* chunk)
    {
        while (chunk is not null)
        {
            Chunk* next = chunk->Next;
            NativeMemory.Free(chunk);
            chunk = next;
        }
    }

    private struct Chunk
    {
        internal Chunk* Next;
    }

    /// <summary>A walk over the edges of a buffer, from the first written.</summary>
    internal struct Cursor
    {
        private readonly long _count;
        private Chunk* _chunk;
        private long _index;

        internal Cursor(void* first, long count)
        {
            _chunk = (Chunk*)first;
            _count = count;
        }

        internal bool TryNext(out LoggedEdge* edge)
        {
            edge = null;
            if (_index == _count)
            {
                return false;
            }

            long inChunk = _index++ % EntriesPerChunk;
            if (inChunk == 0 && _index > 1)
            {
                _chunk = _chunk->Next;
            }

            edge = (LoggedEdge*)(_chunk + 1) + inChunk;
            return true;
        }
    }
}
