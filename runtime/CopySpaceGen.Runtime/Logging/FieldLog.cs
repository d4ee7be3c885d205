using System.Runtime.InteropServices;

namespace CopySpaceGen;

/// <summary>
/// The edges of a heap that have been written since its last collection, or since it was made: the bits that tell which
/// (<see cref="EdgeLog"/>), and the buffers that list them (the remembered set).
/// </summary>
/// <remarks>
/// Invariant: an edge's bit is set exactly if it is in one buffer, once. Threading: the mutator writes into its own buffer; the rest on the
/// attached thread.
/// </remarks>
internal sealed unsafe class FieldLog
{
    private readonly GCHandle _owner;

    // Of mutators that have detached.
    private EdgeBuffer _left;

    /// <param name="heap">The heap; it is not kept alive.</param>
    /// <param name="granule">The bytes of its smallest edge: 4 or 8.</param>
    internal FieldLog(GcHeap heap, int granule)
    {
        _owner = GCHandle.Alloc(heap, GCHandleType.Weak);
        Bits = new EdgeLog(granule, GCHandle.ToIntPtr(_owner));
    }

    internal EdgeLog Bits { get; }

    /// <summary>The heap that an edge is in; null if nobody reaches it any more.</summary>
    internal static GcHeap? HeapOf(nuint edge) => (GcHeap?)GCHandle.FromIntPtr(LogUnits.OwnerOf(edge)).Target;

    /// <summary>Notes that an edge has been written: the slow path of the barrier.</summary>
    // Room comes first: what cannot be listed is not marked.
    internal void Remember(ref EdgeBuffer buffer, LoggedEdge edge)
    {
        buffer.EnsureRoom();
        if (Bits.RememberEdge(edge.Edge))
        {
            buffer.Push(edge);
        }
    }

    /// <summary>Keeps the edges of a mutator that detaches.</summary>
    internal void Keep(ref EdgeBuffer buffer)
    {
        _left.Append(buffer);
        buffer.Release();
    }

    internal (EdgeBuffer.Cursor Left, EdgeBuffer.Cursor Own) Edges(in EdgeBuffer buffer) => (_left.Edges(), buffer.Edges());

    /// <summary>Forgets all edges, in time proportional to their number. Called by a collection, with all mutators stopped.</summary>
    internal void Clear(ref EdgeBuffer buffer)
    {
        Forget(ref _left);
        Forget(ref buffer);
    }

    /// <summary>Checks that bits and buffers tell the same.</summary>
    /// <param name="buffer">The buffer of the attached mutator.</param>
    /// <param name="tables">The stretches of the heap that there are bits for.</param>
    /// <exception cref="GcVerificationException">They do not.</exception>
    internal void Verify(in EdgeBuffer buffer, IEnumerable<(nuint Start, nuint End)> tables)
    {
        HashSet<nuint> listed = [];
        CheckListed(_left, listed);
        CheckListed(buffer, listed);
        long marked = tables.Sum(table => Bits.CountRemembered(table.Start, table.End));
        if (marked != listed.Count)
        {
            throw new GcVerificationException(
                $"The heap is damaged: {marked:N0} edges are marked as written since the last collection, but {listed.Count:N0} are listed.");
        }
    }

    internal void Release()
    {
        _left.Release();
        Bits.Release();
        _owner.Free();
    }

    private void Forget(ref EdgeBuffer buffer)
    {
        EdgeBuffer.Cursor edges = buffer.Edges();
        while (edges.TryNext(out LoggedEdge* edge))
        {
            Bits.ForgetEdge(edge->Edge);
        }

        buffer.Clear();
    }

    private void CheckListed(in EdgeBuffer buffer, HashSet<nuint> listed)
    {
        EdgeBuffer.Cursor edges = buffer.Edges();
        while (edges.TryNext(out LoggedEdge* edge))
        {
            if (!listed.Add(edge->Edge))
            {
                throw new GcVerificationException($"The heap is damaged: the edge at 0x{edge->Edge:x} is listed twice as written since the last collection.");
            }

            if (!Bits.IsRemembered(edge->Edge))
            {
                throw new GcVerificationException(
                    $"The heap is damaged: the edge at 0x{edge->Edge:x} is listed as written since the last collection, but not marked.");
            }
        }
    }
}
