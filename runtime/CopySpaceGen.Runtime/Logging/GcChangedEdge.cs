using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>An edge that was written: in which object, and where in it. Valid until the next collection.</summary>
/// <remarks>Threading: the thread that asked for it.</remarks>
/// <typeparam name="THeap">The heap class.</typeparam>
public readonly unsafe ref struct GcChangedEdge<THeap> where THeap : GcHeap
{
    private readonly GcHeap _heap;
    private readonly HeapVerifier _fields;
    private readonly int _collections;
    private readonly LoggedEdge _edge;

    internal GcChangedEdge(GcHeap heap, HeapVerifier fields, int collections, LoggedEdge edge)
    {
        _heap = heap;
        _fields = fields;
        _collections = collections;
        _edge = edge;
    }

    /// <summary>The bytes from the object to the edge.</summary>
    public nint Offset => (nint)(_edge.Edge - _edge.Holder);

    /// <summary>The element of the object's tail that the edge is, or is in; -1 if it is in none.</summary>
    public nint Index
    {
        get
        {
            _fields.FieldOf(_edge.Kind, Offset, out nint index);
            return index;
        }
    }

    /// <summary>
    /// The name of the field, as declared. For an edge in a struct, the path to it: <c>place.link.to</c>, <c>links[2].to</c>. The element of a
    /// tail is not part of it: see <see cref="Index"/>.
    /// </summary>
    public string Field => _fields.FieldOf(_edge.Kind, Offset, out _);

    /// <summary>The object, if it is a <typeparamref name="T"/>.</summary>
    /// <typeparam name="T">A type of the heap.</typeparam>
    /// <param name="holder">The object; null if it is of another type.</param>
    /// <exception cref="InvalidOperationException">There was a collection since, or the calling thread is not attached to the heap.</exception>
    public bool TryGetHolder<T>(out GcRef<T> holder) where T : unmanaged, IHeapObject<THeap>
    {
        bool isOne = T.Tag == (nuint)_edge.Kind << Tracer.KindShift;
        holder = isOne ? GcAccess.Reference((T*)HolderAddress()) : default;
        return isOne;
    }

    /// <summary>Whether edges to any object can refer to the object.</summary>
    internal bool HasAnyHolder => !_fields.HasKinds || _fields.HeaderWord(_edge.Kind) != 0;

    internal nuint HolderAddress()
    {
        _heap.CheckNotCollectedSince(_collections);
        return _edge.Holder;
    }
}
