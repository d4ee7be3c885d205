using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>An enumeration of <see cref="GcChangedEdges{THeap}"/>.</summary>
/// <remarks>Threading: the thread that asked for it.</remarks>
/// <typeparam name="THeap">The heap class.</typeparam>
public unsafe ref struct GcChangedEdgeEnumerator<THeap> where THeap : GcHeap
{
    private readonly GcHeap _heap;
    private readonly HeapVerifier _fields;
    private readonly int _collections;
    private EdgeBuffer.Cursor _edges;
    private LoggedEdge _current;

    internal GcChangedEdgeEnumerator(GcHeap heap, HeapVerifier fields, int collections)
    {
        _heap = heap;
        _fields = fields;
        _collections = collections;
        heap.CheckNotCollectedSince(collections);
        _edges = heap.LoggedEdges();
    }

    /// <summary>The edge.</summary>
    public readonly GcChangedEdge<THeap> Current => new(_heap, _fields, _collections, _current);

    /// <summary>Goes to the next edge. False if there is none.</summary>
    /// <exception cref="InvalidOperationException">There was a collection since, or the calling thread is not attached to the heap.</exception>
    /// <exception cref="ObjectDisposedException">The heap was disposed.</exception>
    public bool MoveNext()
    {
        _heap.CheckNotCollectedSince(_collections);
        while (_edges.TryNext(out LoggedEdge* edge))
        {
            if (edge->Holder != 0)
            {
                _current = *edge;
                return true;
            }
        }

        return false;
    }
}
