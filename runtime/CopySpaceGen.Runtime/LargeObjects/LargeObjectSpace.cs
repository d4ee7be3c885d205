namespace CopySpaceGen;

/// <summary>
/// The space of objects that are too large to copy: whole pages, never moved, marked and swept (<c>struct large_object_space</c>).
/// </summary>
/// <remarks>
/// <para>The pages of a dead object are in quarantine for a collection or two: a new object takes them without asking the system. Then, or
/// as soon as the memory is wanted for something else, they go back to it. Live and quarantined pages are memory that the copy space lends, so
/// the limit of the heap covers all of it.</para>
/// <para>Threading: mutators allocate at the same time, one of them collects while all others are stopped, and beside them a timer pages out. What they
/// share is under the lock, within which that of the copy space may be taken. Marks are not: only collections set them, from all their workers.
/// <see cref="Contains"/> takes no lock: the ranges are an array that is replaced as a whole, by a release that orders what is in it before it, also on
/// Arm64. Who asks about an object got hold of it after its range was published.</para>
/// </remarks>
internal sealed unsafe class LargeObjectSpace
{
    private readonly Lock _lock = new();
    private readonly CopySpace _lender;
    private readonly List<nint> _objects = [];

    // Addresses without memory behind them; pages of objects that the last collection found dead; those of the one before.
    private readonly PageRuns _clean = new();
    private PageRuns _quarantine = new();
    private PageRuns _oldQuarantine = new();

    private readonly bool _mayReserve;
    private readonly bool _protectsDead;
    private readonly EdgeLog? _log;
    private LargeObjectRange[] _ranges = [];
    private long _epoch;
    private long _epochAtLastPageOut = -1;
    private bool _isReleased;

    /// <param name="lender">Whose memory large objects take.</param>
    /// <param name="isAligned">Whether all must lie behind the blocks of the copy space, in its range of addresses.</param>
    /// <param name="protectsDead">Whether pages of dead objects go back to the system at once, and access to them is taken away.</param>
    /// <param name="log">What logs written edges, in a table beside each range; null for none.</param>
    /// <exception cref="GcOutOfMemoryException">The system has no addresses for the table of an aligned heap.</exception>
    internal LargeObjectSpace(CopySpace lender, bool isAligned, bool protectsDead = false, EdgeLog? log = null)
    {
        _lender = lender;
        _log = log;
        _mayReserve = !isAligned;
        _protectsDead = protectsDead;
        if (isAligned)
        {
            nuint bytes = (nuint)(lender.High - lender.EndOfBlocks);
            if (!TryAddAddresses((nuint)lender.EndOfBlocks, bytes, isReserved: false))
            {
                throw GcOutOfMemoryException.NoAddressSpace((long)_log!.TableBytes(bytes));
            }
        }
    }

    /// <summary>The bytes of the pages of all objects, dead ones included that no collection has found yet.</summary>
    internal long ObjectBytes { get; private set; }

    /// <summary>The bytes of the pages of all objects ever allocated.</summary>
    internal long TotalAllocatedBytes { get; private set; }

    /// <summary>The number of objects, dead ones included that no collection has found yet.</summary>
    internal int ObjectCount => _objects.Count;

    /// <summary>The bytes of pages that were those of objects and still have memory behind them.</summary>
    internal long QuarantinedBytes => _quarantine.Bytes + _oldQuarantine.Bytes;

    /// <summary>The address ranges that objects can be in.</summary>
    internal IReadOnlyList<LargeObjectRange> Ranges => Volatile.Read(ref _ranges);

    /// <summary>Whether the operating system has refused memory that is within the limit of the heap.</summary>
    internal bool SystemRefusedMemory { get; private set; }

    /// <summary>What this space and the one that lends it memory hold, all of one moment. From any thread.</summary>
    // Both locks at a time: what goes from one space to the other is counted once.
    internal (LargeObjectCounts Large, SpaceCounts Lender) Count()
    {
        lock (_lock)
        {
            LargeObjectCounts large = new()
            {
                Objects = ObjectCount,
                ObjectBytes = ObjectBytes,
                QuarantinedBytes = QuarantinedBytes,
                TotalAllocatedBytes = TotalAllocatedBytes,
                ReservedBytes = _ranges.Where(static range => range.IsReserved).Sum(static range => (long)range.Bytes),
            };
            return (large, _lender.Count());
        }
    }

    /// <summary>Takes pages for an object. 0 if there is no room: it is time to collect.</summary>
    /// <param name="bytes">The bytes of the pages.</param>
    /// <param name="isZeroed">Whether what comes after the header is zero.</param>
    /// <returns>Where the object may begin.</returns>
    internal nuint TryAllocate(nuint bytes, out bool isZeroed)
    {
        lock (_lock)
        {
            return Allocate(bytes, out isZeroed);
        }
    }

    /// <summary>Whether there is memory that <see cref="PageOut"/> would give back sooner or later.</summary>
    internal bool HasMemoryToPageOut
    {
        get
        {
            lock (_lock)
            {
                return !_isReleased && QuarantinedBytes > 0;
            }
        }
    }

    /// <summary>Gives back what is in quarantine if there was no collection for a period. To be called once a period.</summary>
    internal void PageOut()
    {
        lock (_lock)
        {
            if (!_isReleased && _epoch == _epochAtLastPageOut)
            {
                ReleaseQuarantine();
            }

            _epochAtLastPageOut = _epoch;
        }
    }

    private nuint Allocate(nuint bytes, out bool isZeroed)
    {
        isZeroed = false;
        if (!_quarantine.TryTake(bytes, out nuint start) && !_oldQuarantine.TryTake(bytes, out start))
        {
            if (!TryBorrow((long)bytes) || !TryTakeClean(bytes, out start))
            {
                Repay();
                return 0;
            }

            isZeroed = true;
        }

        *(LargeObject*)start = new LargeObject { Bytes = bytes };
        _objects.Add((nint)start);
        ObjectBytes += (long)bytes;
        TotalAllocatedBytes += (long)bytes;
        Repay();
        return start + LargeObject.HeaderSize;
    }

    /// <summary>Gives the quarantined pages back to the system, and their memory to the lender. False if there are none.</summary>
    internal bool TryReleaseQuarantine()
    {
        lock (_lock)
        {
            return ReleaseQuarantine();
        }
    }

    private bool ReleaseQuarantine()
    {
        if (QuarantinedBytes == 0)
        {
            return false;
        }

        Clean(_quarantine);
        Clean(_oldQuarantine);
        Repay();
        return true;
    }

    /// <summary>Begins a collection: nothing is marked.</summary>
    internal void Begin()
    {
        lock (_lock)
        {
            _epoch++;
        }
    }

    /// <summary>Marks an object as alive. False if it has been marked in this collection already. From any worker of the collection.</summary>
    internal bool Mark(nuint address)
    {
        // Of several workers that find it unmarked, one exchanges the epoch, and that one traces the object.
        ref long epoch = ref LargeObject.Of(address)->Epoch;
        long before = Volatile.Read(ref epoch);
        return before != _epoch && Interlocked.CompareExchange(ref epoch, _epoch, before) == before;
    }

    /// <summary>Whether an object has been found alive by the collection that runs, or by the last one.</summary>
    internal bool IsMarked(nuint address) => LargeObject.Of(address)->Epoch == _epoch;

    /// <summary>Whether an object was allocated since the last collection. To be asked between collections.</summary>
    internal static bool IsNew(nuint address) => LargeObject.Of(address)->Epoch == 0;

    /// <summary>Ends a collection: what is not marked goes into quarantine, what was there before goes to the system.</summary>
    /// <param name="poison">What to overwrite dead objects with; null for nothing.</param>
    internal void Sweep(byte? poison)
    {
        lock (_lock)
        {
            SweepObjects(poison);
        }
    }

    private void SweepObjects(byte? poison)
    {
        Clean(_oldQuarantine);
        (_quarantine, _oldQuarantine) = (_oldQuarantine, _quarantine);
        int alive = 0;
        for (int index = 0; index < _objects.Count; index++)
        {
            nint start = _objects[index];
            LargeObject* large = (LargeObject*)start;
            if (large->Epoch == _epoch)
            {
                _objects[alive++] = start;
                continue;
            }

            nuint bytes = large->Bytes;
            ObjectBytes -= (long)bytes;
            if (poison is { } value)
            {
                Fill(start, bytes, value);
            }

            _quarantine.Add((nuint)start, bytes);
        }

        _objects.RemoveRange(alive, _objects.Count - alive);
        if (!_protectsDead || !ReleaseQuarantine())
        {
            Repay();
        }
    }

    /// <summary>The pages of all objects.</summary>
    internal IEnumerable<(nuint Start, nuint End)> Objects() => _objects.Select(static start => ((nuint)start, (nuint)start + BytesOf(start)));

    /// <summary>Whether an address is one that a large object can have.</summary>
    internal bool Contains(nuint address)
    {
        foreach (LargeObjectRange range in Volatile.Read(ref _ranges))
        {
            if (range.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    internal void Release()
    {
        lock (_lock)
        {
            _isReleased = true;
            foreach (LargeObjectRange range in _ranges.Where(static range => range.IsReserved))
            {
                VirtualMemory.Current.Release((byte*)range.Start, range.Bytes);
            }

            Volatile.Write(ref _ranges, []);
            _objects.Clear();
            ObjectBytes = 0;
            _quarantine = new PageRuns();
            _oldQuarantine = new PageRuns();
        }
    }

    private static nuint BytesOf(nint start) => ((LargeObject*)start)->Bytes;

    // Borrows what is in use and no more; a loan that does not grow is always granted.
    private void Repay() => _ = _lender.TryLend(ObjectBytes + QuarantinedBytes);

    private bool TryBorrow(long bytes)
    {
        if (_lender.TryLend(ObjectBytes + QuarantinedBytes + bytes))
        {
            return true;
        }

        return ReleaseQuarantine() && _lender.TryLend(ObjectBytes + bytes);
    }

    private bool TryTakeClean(nuint bytes, out nuint start)
    {
        if (!_clean.TryTake(bytes, out start)
            && !(ReleaseQuarantine() && _clean.TryTake(bytes, out start))
            && !(TryReserve(bytes) && _clean.TryTake(bytes, out start)))
        {
            return false;
        }

        nuint first = start;
        if (Array.Find(_ranges, range => range.Contains(first))!.TryUse(start + bytes) && VirtualMemory.Current.TryCommit((byte*)start, bytes))
        {
            return true;
        }

        _clean.Add(start, bytes);
        SystemRefusedMemory = true;
        return false;
    }

    // Twice the limit, so that even badly mixed sizes find a place; more addresses follow if not.
    private bool TryReserve(nuint bytes)
    {
        if (!_mayReserve)
        {
            return false;
        }

        nuint size = 2 * (nuint)Math.Max(_lender.Size, (long)bytes);
        size = (size + Slab.Size - 1) & ~((nuint)Slab.Size - 1);
        byte* start = VirtualMemory.Current.TryReserve(size, Slab.Size);
        if (start is null)
        {
            SystemRefusedMemory = true;
            return false;
        }

        if (TryAddAddresses((nuint)start, size, isReserved: true))
        {
            return true;
        }

        VirtualMemory.Current.Release(start, size);
        SystemRefusedMemory = true;
        return false;
    }

    // The last page is left out, so that runs of two reservations are never neighbours.
    private bool TryAddAddresses(nuint start, nuint bytes, bool isReserved)
    {
        if (bytes == 0)
        {
            return true;
        }

        byte* logTable = _log is null ? null : _log.TryAddRange(start, bytes);
        if (_log is not null && logTable is null)
        {
            return false;
        }

        Volatile.Write(ref _ranges, [.. _ranges, new LargeObjectRange(start, bytes, isReserved, _log, logTable)]);
        _clean.Add(start, bytes - (nuint)Environment.SystemPageSize);
        return true;
    }

    private void Clean(PageRuns runs) => runs.Drain((start, bytes) =>
    {
        VirtualMemory.Current.Decommit((byte*)start, bytes);
        if (_protectsDead)
        {
            VirtualMemory.Current.Protect((byte*)start, bytes, isAccessible: false);
        }

        _clean.Add(start, bytes);
    });

    // In pieces, since a span has at most 2 GiB.
    private static void Fill(nint start, nuint bytes, byte value)
    {
        for (nuint done = 0; done < bytes; done += Slab.Size)
        {
            new Span<byte>((byte*)start + done, (int)Math.Min(bytes - done, Slab.Size)).Fill(value);
        }
    }
}
