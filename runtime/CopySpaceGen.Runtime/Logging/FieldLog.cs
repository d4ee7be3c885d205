using System.Runtime.InteropServices;

namespace CopySpaceGen;

/// <summary>
/// The edges of a heap that have been written since its last collection, or since it was made: the bits that tell which
/// (<see cref="EdgeLog"/>), and the buffers that list them (the remembered set).
/// </summary>
/// <remarks>
/// Invariant: an edge's bit is set exactly if it is in one buffer, once. Threading: each mutator writes into its own buffer, and hands it in when it
/// detaches, under the lock. All buffers together are looked at while all mutators are stopped. Those handed in are also read by a thread that
/// enumerates them while others run: as many entries as there were when it began, which stay where they are until a collection, for which that
/// thread stops.
/// </remarks>
internal sealed unsafe class FieldLog
{
    private readonly GCHandle _owner;

    private readonly Lock _lock = new();

    // What mutators have handed in.
    private EdgeBuffer _kept;

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

    /// <summary>Takes the edges of a mutator over: on its thread, or while it is stopped.</summary>
    internal void Keep(ref EdgeBuffer buffer)
    {
        lock (_lock)
        {
            _kept.Append(buffer);
        }

        buffer.Release();
    }

    /// <summary>The edges that have been taken over so far.</summary>
    internal EdgeBuffer.Cursor Edges()
    {
        lock (_lock)
        {
            return _kept.Edges();
        }
    }

    /// <summary>Forgets the edges taken over, in time proportional to their number. Called by a collection, with all mutators stopped.</summary>
    internal void Clear() => Clear(ref _kept);

    /// <summary>Forgets the edges of a mutator. Called by a collection, with all mutators stopped.</summary>
    internal void Clear(ref EdgeBuffer buffer)
    {
        EdgeBuffer.Cursor edges = buffer.Edges();
        while (edges.TryNext(out LoggedEdge* edge))
        {
            Bits.ForgetEdge(edge->Edge);
        }

        buffer.Clear();
    }

    /// <summary>
    /// Finds out in which objects the edges are that were written through the struct they are in, and taken over since. With all mutators stopped.
    /// </summary>
    /// <param name="walk">Walks over all objects that roots reach. Only called if there are such edges.</param>
    internal void Place(Func<ObjectExtents> walk)
    {
        if (!_kept.HasUnplaced)
        {
            return;
        }

        ObjectExtents objects = walk();
        bool hasUnplaced = false;
        EdgeBuffer.Cursor edges = _kept.Edges();
        while (edges.TryNext(out LoggedEdge* edge))
        {
            if (edge->Holder == 0 && objects.TryFind(edge->Edge, out nuint holder, out int kind))
            {
                edge->Place(holder, kind);
            }

            // What no root reaches now may be reached later, by a reference that a thread still has.
            hasUnplaced |= edge->Holder == 0;
        }

        _kept.FinishPlacing(hasUnplaced);
    }

    /// <summary>Checks that bits and buffers tell the same, with all mutators stopped.</summary>
    /// <param name="mutators">All mutators.</param>
    /// <param name="tables">The stretches of the heap that there are bits for.</param>
    /// <exception cref="GcVerificationException">They do not.</exception>
    internal void Verify(IEnumerable<GcMutator> mutators, IEnumerable<(nuint Start, nuint End)> tables)
    {
        HashSet<nuint> listed = [];
        CheckListed(_kept, listed);
        foreach (GcMutator mutator in mutators)
        {
            CheckListed(mutator.ChangedEdges, listed);
        }

        long marked = tables.Sum(table => Bits.CountRemembered(table.Start, table.End));
        if (marked != listed.Count)
        {
            throw new GcVerificationException(
                $"The heap is damaged: {marked:N0} edges are marked as written since the last collection, but {listed.Count:N0} are listed.");
        }
    }

    internal void Release()
    {
        _kept.Release();
        Bits.Release();
        _owner.Free();
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
