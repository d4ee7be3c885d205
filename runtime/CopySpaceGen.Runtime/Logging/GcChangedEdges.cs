using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// The edges of a heap that were written since its last collection, or since it was made, each once, those of each thread in the order in which they were
/// written first. From the generated <c>ChangedEdges</c> of a heap with <see cref="GcHeapAttribute.FieldLogging"/>.
/// </summary>
/// <remarks>
/// <para>Who writes checkpoints needs no more than these and what they lead to: an object that was allocated since is reached through a root, or
/// through an edge that was written since. Its initial values are not listed, only what was written after its allocation; so take an
/// object as a whole that the generated <c>IsNew</c> of the heap says is new, and of others only these edges. A collection at the end of a checkpoint
/// makes all objects old and forgets all edges.</para>
/// <para>Edges in a <see cref="GcInlineAttribute"/> struct are written in place, and in which object that is, is found by a walk over all
/// that roots reach, as <see cref="GcHeap.Verify"/> makes: once for those written since it was asked last. Of these edges, those in an object
/// that no root reaches are left out. An assignment of a whole such struct is not seen, nor are fields that are no edges.</para>
/// <para>Threading: a thread that is attached. To ask for it stops the others for a moment, so that it has what all of them have written until then. What is
/// written later, by whichever thread, is listed by the next call; a collection outdates all.</para>
/// </remarks>
/// <typeparam name="THeap">The heap class.</typeparam>
public readonly ref struct GcChangedEdges<THeap> where THeap : GcHeap
{
    private readonly GcHeap _heap;
    private readonly HeapVerifier _fields;
    private readonly int _collections;

    internal GcChangedEdges(GcHeap heap, HeapVerifier fields)
    {
        _heap = heap;
        _fields = fields;
        _collections = heap.CollectionCount;
    }

    /// <summary>Begins an enumeration.</summary>
    /// <exception cref="InvalidOperationException">There was a collection since, or the calling thread is not attached to the heap.</exception>
    /// <exception cref="ObjectDisposedException">The heap was disposed.</exception>
    public GcChangedEdgeEnumerator<THeap> GetEnumerator() => new(_heap, _fields, _collections);
}
