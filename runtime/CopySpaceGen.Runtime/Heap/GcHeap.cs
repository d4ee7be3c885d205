using System.ComponentModel;
using System.Diagnostics;
using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// A garbage-collected heap of its own, apart from the .NET heap. The generator derives a class marked with
/// <see cref="GcHeapAttribute"/> from it and adds the constructor, <c>Attach</c> and the <c>Mutator</c>.
/// </summary>
/// <remarks>
/// Any number of heaps live side by side and know nothing of each other: do not store a reference into one heap in an object of
/// another. Threading: one thread at a time is attached as the mutator; all else is documented at the member.
/// </remarks>
public abstract unsafe partial class GcHeap : IDisposable
{
    private const byte Poison = 0xDB;

    private readonly GcHeapOptions _options;
    private readonly CopySpace _space;
    private readonly LargeObjectSpace? _large;
    private readonly FieldLog? _log;
    private readonly HeapSizer _sizer;
    private readonly OverheadLimit _overhead = new();
    private readonly IdleMemory _idleMemory;
    private readonly AllocationStress? _stress;
    private readonly RootTable _persistentRoots;
    private readonly RootTable _weakSlots;
    private readonly int _rootWords;
    private readonly HeapBooks _books;
    private Tracer? _tracer;
    private WorkerTeam? _team;
    private GcMutator? _mutator;
    private bool _disposed;
    private bool _collecting;
    private bool _isCollectionRequested;
    private nuint _exemptBytes;

    /// <summary>Makes a heap. Called by generated constructors.</summary>
    /// <param name="options">The settings, or null for the defaults.</param>
    /// <param name="layout">What the generator knows of the heap's types.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="NotSupportedException">An object type is larger than 8 KiB.</exception>
    /// <exception cref="GcOutOfMemoryException">The system has not enough address space.</exception>
    /// <exception cref="PlatformNotSupportedException">The system is not a 64-bit Linux, macOS or Windows.</exception>
    protected GcHeap(GcHeapOptions? options, GcHeapLayout layout)
    {
        _options = options ?? new GcHeapOptions();
        _options.Validate();
        if (layout.MaxObjectSize > MaxObjectSize)
        {
            throw new NotSupportedException(
                $"The largest object type of {GetType().Name} takes {layout.MaxObjectSize:N0} bytes; up to {MaxObjectSize:N0} are supported. Split the type.");
        }

        long mostBytes = layout.LargestHeapSize;
        long maxHeapSize = _options.MaxHeapSizeWithin(mostBytes);
        if (maxHeapSize > mostBytes)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options),
                maxHeapSize,
                $"{GetType().Name} has 4-byte references, which reach {mostBytes:N0} bytes: lower GcHeapOptions.HeapSize and MaxHeapSize, or declare the fields as GcRef.{_options.HintOfSizes}");
        }

        // Large objects never move, so they get as many addresses again as the heap may have bytes.
        long addressesForLarge = layout is { IsAligned: true, HasLargeObjects: true }
            ? (maxHeapSize + Slab.Size - 1) / Slab.Size * Slab.Size
            : 0;

        CheckedMode.Decide(_options.Checked);
        _options.CheckGcThreads(layout.HasAtomicForwarding, GetType().Name);
        _log = layout.HasFieldLogging ? new FieldLog(this, layout.LogGranule) : null;
        _space = new CopySpace(_options.HeapSize, maxHeapSize, layout.MaxObjectSize, layout.IsAligned, addressesForLarge, _options.GcThreads, _log?.Bits);
        _large = layout.HasLargeObjects ? new LargeObjectSpace(_space, layout.IsAligned, ProtectsDeadMemory, _log?.Bits) : null;
        _books = new HeapBooks(_space, _large);
        Events = new GcEvents(this, _options.EventListener);
        _sizer = new HeapSizer(_options, maxHeapSize);
        _idleMemory = new IdleMemory(_space, _large, _options.Clock, _options.PageOutDelay);
        _stress = _options.Stress is { } stress ? new AllocationStress(stress) : null;
        _rootWords = layout.RootWords;
        _persistentRoots = new RootTable(layout.RootWords);
        _weakSlots = new RootTable(layout.RootWords);
        LowAddress = (nuint)_space.Low;
        AddressRange = (nuint)(_space.High - _space.Low);
        if (_options.Checked)
        {
            OutdateReferences();
        }
        else
        {
            ExemptFromChecks();
        }

        TellCreated();
    }

    /// <summary>
    /// Frees the memory of a heap that nobody disposed of. While a mutator is attached, references may still be in use even though
    /// nothing reaches the heap object any more: then the memory is leaked instead.
    /// </summary>
    ~GcHeap()
    {
        _team?.Stop();
        if (_mutator is null)
        {
            Free();
        }
    }

    /// <summary>The size in bytes of the largest object: 8 KiB (<c>gc_allocator_large_threshold</c>).</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public const int MaxObjectSize = 8192;

    /// <summary>The bytes of memory that the stack of the last trace had, apart from the heap.</summary>
    internal long TraceStackBytes => (_tracer?.StackBytes ?? 0) + (_team?.StackBytes ?? 0);

    internal int BlocksInUse => _space.BlocksInUse;

    /// <summary>The threads of the heap's own that have been started to collect it.</summary>
    internal IEnumerable<Thread> GcThreads => _team?.Threads ?? [];

    internal bool IsChecked => _options.Checked;

    private bool ProtectsDeadMemory => _options.Stress is { ProtectDeadMemory: true };

    private bool PoisonsDeadMemory => _options.Checked || _options.Stress is { PoisonDeadMemory: true };

    private bool UsesAllGcThreads => _options.Stress is { AllGcThreads: true };

    // Checks of every allocation, and collections at chosen ones, are made on the slow path.
    private bool IsEveryAllocationSlow => _options.Checked || _options.Stress is { CollectsAtAllocations: true };

    /// <summary>Whether every safepoint has something to do, not only one that a collection was asked for at.</summary>
    internal bool HasWorkAtEachSafepoint => _options.Checked || CollectsAtSafepoints;

    /// <summary>Whether the next safepoint has something to do.</summary>
    internal bool HasWorkAtSafepoint => HasWorkAtEachSafepoint || Volatile.Read(ref _isCollectionRequested);

    private bool CollectsAtSafepoints => _options.Stress is { CollectAtSafepoints: true };

    internal FieldLog? Log => _log;

    internal RootTable PersistentRoots => _persistentRoots;

    internal RootTable WeakSlots => _weakSlots;

    /// <summary>The first address of an aligned heap; 0 once it was disposed. For generated code only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected nuint LowAddress { get; private set; }

    /// <summary>The bytes of address space of an aligned heap; 0 once it was disposed. For generated code only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected nuint AddressRange { get; private set; }

    /// <summary>Whether an address is in the heap (<c>copy_space_contains_address</c>). For generated code only.</summary>
    /// <param name="address">Any address.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal bool ContainsAddress(nuint address) =>
        _space.Extents.Contains(address) || (_large is not null && _large.Contains(address));

    /// <summary>
    /// What the heap holds and what its collections took, all of one moment. From any thread and at any time, also while a collection runs or after
    /// the heap was disposed of; it walks nothing, and takes less than a microsecond.
    /// </summary>
    public GcStatistics GetStatistics() => _books.Read(_mutator is { IsOnItsThread: true } mine ? mine.UnreportedBytes : 0);

    /// <summary>
    /// Checks every reference that the roots reach, by a walk that moves nothing, and counts the objects by type. It takes the time of several
    /// collections, and memory of the .NET heap for each object.
    /// </summary>
    /// <returns>The objects that are reachable.</returns>
    /// <exception cref="GcVerificationException">A reference is to no object, or to one of another type.</exception>
    /// <exception cref="InvalidOperationException">The calling thread is not attached to the heap.</exception>
    /// <exception cref="ObjectDisposedException">The heap was disposed.</exception>
    public GcCensus Verify()
    {
        CheckAttached();
        CheckIntact();
        _mutator!.FinishAllocator(_space);
        _persistentRoots.Reclaim();
        _weakSlots.Reclaim();
        LiveMemory memory = new(_space, _large);
        HeapVerifier verifier = CreateVerifier();
        GcCensus census = verifier.Walk(_mutator.RootRanges().Concat(_persistentRoots.Ranges()), _rootWords, memory);
        verifier.CheckWeak(_weakSlots.Ranges(), _rootWords);
        _log?.Verify(_mutator.ChangedEdges, LoggedStretches());
        return census;
    }

    /// <summary>
    /// Asks for a collection, from any thread: the attached thread collects at its next <see cref="GcMutator.Safepoint"/>, or when it next needs
    /// a fresh region to allocate in; if none is attached, the next one does. Requests that have not been met yet are met by one collection.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The heap was disposed.</exception>
    // Either this sees the mutator that attaches meanwhile, or that sees the request: each writes one and then reads the other, with a full
    // fence between, which here is the barrier and there the compare-exchange of Add.
    public void RequestCollection()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Volatile.Write(ref _isCollectionRequested, true);
        Interlocked.MemoryBarrier();
        Volatile.Read(ref _mutator)?.RequestStop();
    }

    /// <summary>Gives all memory of the heap back to the system at once. References into it must not be used any more.</summary>
    /// <exception cref="InvalidOperationException">A mutator of another thread is still attached.</exception>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        CheckNotInEvent();
        if (_mutator is { IsOnItsThread: false })
        {
            throw new InvalidOperationException(
                $"This {GetType().Name} cannot be disposed of while another thread is attached to it. Dispose of that thread's mutator first, on that thread.");
        }

        EventRound events = Events.Begin();
        if (_mutator is { } mutator)
        {
            mutator.Detach();
            events.MutatorDetached(mutator);
        }

        Free();
        GC.SuppressFinalize(this);
        events.HeapDisposed();
        events.End();
    }

    /// <summary>Makes the collector. Called once, before the first collection.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract Tracer CreateTracer();

    /// <summary>Makes what shows the edges of the heap's types to a verification.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract HeapVerifier CreateVerifier();

    internal void Add(GcMutator mutator)
    {
        CheckNotInEvent();
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Interlocked.CompareExchange(ref _mutator, mutator, null) is not null)
        {
            throw new InvalidOperationException(
                $"A thread is attached to this {GetType().Name} already, and one at a time can be. Dispose of its mutator before another attaches.");
        }
    }

    internal void Remove(GcMutator mutator)
    {
        mutator.FinishAllocator(_space);
        _log?.Keep(ref mutator.ChangedEdges);
        _mutator = null;
    }

    /// <summary>Checks that the calling thread is attached.</summary>
    internal void CheckAttached()
    {
        CheckNotInEvent();
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_mutator is not { IsOnItsThread: true })
        {
            throw new InvalidOperationException(
                $"The calling thread is not attached to this {GetType().Name}. Call Attach() on it and keep the mutator while the thread uses objects of the heap.");
        }
    }

    /// <summary>Checks that the calling thread is attached, and that no collection has moved what it is about to look at.</summary>
    internal void CheckNotCollectedSince(int collections)
    {
        CheckAttached();
        if (collections != CollectionCount)
        {
            throw new InvalidOperationException(
                $"A collection of this {GetType().Name} has outdated its changed edges: none is left of those before it. Ask for ChangedEdges() again, and allocate nothing while you enumerate.");
        }
    }

    /// <summary>The number of collections that have begun.</summary>
    internal int CollectionCount { get; private set; }

    /// <summary>Notes that an edge is about to be written, which is not marked as such: the slow path of the barrier.</summary>
    internal void LogEdge(LoggedEdge edge)
    {
        CheckAttached();
        _log!.Remember(ref _mutator!.ChangedEdges, edge);
    }

    /// <summary>The edges written since the last collection, by mutators that have detached and by the one that is attached.</summary>
    internal (EdgeBuffer.Cursor Left, EdgeBuffer.Cursor Own) LoggedEdges() => _log!.Edges(_mutator!.ChangedEdges);

    /// <summary>The edges that were written since the last collection, or since the heap was made. For generated code only.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <exception cref="InvalidOperationException">The calling thread is not attached to the heap.</exception>
    /// <exception cref="ObjectDisposedException">The heap was disposed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected GcChangedEdges<THeap> GetChangedEdges<THeap>() where THeap : GcHeap
    {
        CheckAttached();
        CheckIntact();
        return new GcChangedEdges<THeap>(this, CreateVerifier());
    }

    /// <summary>Finds room for an object, collecting or growing the heap if that is the only way.</summary>
    internal void Refill(ref CopySpaceAllocator allocator, int size)
    {
        CheckIntact();
        if (!TryRefill(ref allocator, size))
        {
            CollectForAllocation(size, GcCollectionCause.Allocation);
            while (!TryRefill(ref allocator, size))
            {
                if (!TryGrow(size))
                {
                    throw NoRoom(size, _space.SystemRefusedMemory);
                }
            }
        }

        if (IsEveryAllocationSlow)
        {
            allocator.Limit = 0;
        }
    }

    /// <summary>Called on the slow path of each allocation: another thread may have asked for a collection, or stress chooses this one.</summary>
    internal void BeforeAllocation()
    {
        if (TakeRequest())
        {
            Collect();
        }
        else if (_stress is not null && _stress.ShouldCollect())
        {
            Collect(GcCollectionCause.Stress);
        }
    }

    /// <summary>Called at a safepoint that has something to do.</summary>
    internal void AtSafepoint()
    {
        if (TakeRequest())
        {
            Collect();
        }
        else if (CollectsAtSafepoints)
        {
            Collect(GcCollectionCause.Stress);
        }
        else if (_options.Checked)
        {
            OutdateReferences();
        }
    }

    // Taken before the collection begins: what is asked for later is for another.
    private bool TakeRequest() => Volatile.Read(ref _isCollectionRequested) && Interlocked.Exchange(ref _isCollectionRequested, false);

    /// <summary>Finds room for a large object, collecting or growing the heap if that is the only way.</summary>
    /// <param name="size">The bytes that the object takes.</param>
    /// <param name="isZeroed">Whether the memory is zero.</param>
    internal nuint AllocateLarge(nint size, out bool isZeroed)
    {
        CheckIntact();
        if (size > _space.MaxSize)
        {
            throw NoRoom(size, systemRefused: false);
        }

        nuint bytes = LargeObject.PagesFor(size);
        nuint address = _large!.TryAllocate(bytes, out isZeroed);
        if (address == 0)
        {
            CollectForAllocation(size, GcCollectionCause.LargeAllocation);
            while ((address = _large.TryAllocate(bytes, out isZeroed)) == 0)
            {
                if (!TryGrow((long)bytes))
                {
                    throw NoRoom(size, _large.SystemRefusedMemory);
                }
            }
        }

        ExemptFromChecks();
        return address;
    }

    /// <summary>
    /// Checked mode: makes the use of every reference obtained so far an error. Called at each allocation, whether it collects or not,
    /// so that a missing root is found by the first test that passes it and not when a collection happens to fall there.
    /// </summary>
    internal void OutdateReferences() => ForEachUsedRange(ReferenceTags.Renew);

    internal void Collect(GcCollectionCause cause = GcCollectionCause.Request)
    {
        CheckIntact();
        long start = Stopwatch.GetTimestamp();
        _collecting = true;
        CollectionCount++;
        _mutator!.FinishAllocator(_space);
        EventRound events = Events.Begin();
        events.CollectionCaused(_mutator, cause);
        events.StopRequested();
        _log?.Clear(ref _mutator.ChangedEdges);
        _persistentRoots.Reclaim();
        _weakSlots.Reclaim();
        events.MutatorsStopped();
        events.CollectionPrepared(_books.BeginCollection());
        Tracer tracer = _tracer ??= MakeTracer(0);
        int workers = ChooseWorkers();
        if (ProtectsDeadMemory)
        {
            _space.ProtectInactiveRegions(isAccessible: true);
        }

        _space.Flip();
        _large?.Begin();
        tracer.Begin(_space, _large);
        Evacuate(_mutator.RootRanges().Concat(_persistentRoots.Ranges()), workers);
        events.HeapTraced();
        tracer.UpdateWeak(_weakSlots.Ranges());
        events.WeakUpdated();
        tracer.Finish();
        _space.FinishCollection();
        _large?.Sweep(PoisonsDeadMemory ? Poison : null);
        if (_options.Checked)
        {
            OutdateReferences();
        }

        if (PoisonsDeadMemory)
        {
            _space.PoisonInactiveRegions(Poison);
        }

        if (ProtectsDeadMemory)
        {
            _space.ProtectInactiveRegions(isAccessible: false);
        }

        _stress?.AfterCollection(_space.BlocksInUse);

        long largeBytes = _large?.ObjectBytes ?? 0;
        events.LiveDataSize(_space.ObjectBytes + largeBytes);
        long sizeBefore = _space.Size;
        _space.Resize(_sizer.AfterCollection(sizeBefore, _space.ObjectBytes, largeBytes));
        if (_space.Size != sizeBefore)
        {
            events.HeapResized(_space.Size);
        }

        ExemptFromChecks();
        _idleMemory.Arm();
        events.MutatorsRestarting();
        _collecting = false;
        TimeSpan pause = Stopwatch.GetElapsedTime(start);
        _books.EndCollection(cause, pause);
        events.CollectionFinished(cause, pause);
        if (_options.VerifyEveryCollection)
        {
            VerifyCollection();
        }

        events.End();
    }

    // Memory that waits in quarantine is given up before a collection is worth its time.
    private bool TryRefill(ref CopySpaceAllocator allocator, int size)
    {
        if (_stress is not null)
        {
            if (_stress.ShouldFailBlock())
            {
                throw NoRoom(size, systemRefused: true);
            }

            if (_stress.IsUnderPressure(_space.BlocksInUse))
            {
                return false;
            }
        }

        return _space.TryRefill(ref allocator, size)
            || (_large is not null && _large.TryReleaseQuarantine() && _space.TryRefill(ref allocator, size));
    }

    private void CollectForAllocation(nint size, GcCollectionCause cause)
    {
        Collect(cause);
        _overhead.Record(_space.ObjectBytes, _space.FreeBytes);
        if (_overhead.IsReached && !_sizer.CanGrow(_space.Size))
        {
            throw NoRoom(size, systemRefused: false);
        }
    }

    private bool TryGrow(long bytes)
    {
        long before = _space.Size;
        if (!_sizer.CanGrow(before))
        {
            return false;
        }

        _space.Resize(_sizer.ToMakeRoom(before, bytes));
        ExemptFromChecks();
        if (_space.Size == before)
        {
            return false;
        }

        TellResized();
        return true;
    }

    // Before the flip: how much there is to collect is what has been allocated.
    private int ChooseWorkers() =>
        UsesAllGcThreads ? _space.Workers : (int)Math.Clamp(_space.AllocatedBytes / WorkerTeam.BytesPerWorker, 1, _space.Workers);

    private void Evacuate(IEnumerable<(nint First, nint End)> roots, int workers)
    {
        if (workers == 1)
        {
            _tracer!.Evacuate(roots);
            return;
        }

        _team ??= new WorkerTeam([(ParallelTracer)_tracer!, .. Enumerable.Range(1, _options.GcThreads - 1).Select(worker => (ParallelTracer)MakeTracer(worker))], UsesAllGcThreads);
        _team.Evacuate(roots, workers, _space, _large);
    }

    private Tracer MakeTracer(int worker)
    {
        Tracer tracer = CreateTracer();
        if (_options.Stress is { } stress)
        {
            tracer.SetOrder(stress.CopyOrder, stress.Seed + worker);
        }

        return tracer;
    }

    private GcOutOfMemoryException NoRoom(nint size, bool systemRefused) => TellOutOfMemory(systemRefused
        ? GcOutOfMemoryException.SystemRefused(_space.Size, _books.LiveBytes, size)
        : GcOutOfMemoryException.HeapIsFull(_space.Size, _books.LiveBytes, size));

    // Slabs and pages that came into use get tags of their own before a reference to them is handed out.
    private void ForEachUsedRange(Action<nuint, nuint> action)
    {
        foreach (nint slab in _space.UsedSlabs())
        {
            action((nuint)slab, (nuint)slab + Slab.Size);
        }

        foreach (LargeObjectRange range in _large?.Ranges ?? [])
        {
            action(range.Start, (range.UsedEnd + Slab.Size - 1) & ~((nuint)Slab.Size - 1));
        }
    }

    // A checked heap may have been at the same addresses before.
    private void ExemptFromChecks()
    {
        if (!CheckedMode.IsOn || _options.Checked)
        {
            return;
        }

        nuint bytes = _space.Extents.Bytes;
        foreach (LargeObjectRange range in _large?.Ranges ?? [])
        {
            bytes += range.Bytes;
        }

        if (bytes == _exemptBytes)
        {
            return;
        }

        _exemptBytes = bytes;
        foreach ((nuint low, nuint high) in _space.Extents.Ranges)
        {
            ReferenceTags.Exempt(low, high);
        }

        foreach (LargeObjectRange range in _large?.Ranges ?? [])
        {
            ReferenceTags.Exempt(range.Start, range.Start + range.Bytes);
        }
    }

    // All that bits are committed for.
    private IEnumerable<(nuint Start, nuint End)> LoggedStretches()
    {
        foreach (nint slab in _space.UsedSlabs())
        {
            yield return ((nuint)slab, (nuint)slab + Slab.Size);
        }

        foreach (LargeObjectRange range in _large?.Ranges ?? [])
        {
            yield return (range.Start, range.UsedEnd);
        }
    }

    private void VerifyCollection()
    {
        GcCensus census = Verify();
        if (census.Bytes != _books.LiveBytes)
        {
            throw new GcVerificationException(
                $"The heap is damaged: the collection found {_books.LiveBytes:N0} bytes alive, but the roots reach {census.Bytes:N0}.");
        }
    }

    // A collection that an exception ended has left objects half moved.
    private void CheckIntact()
    {
        if (_collecting)
        {
            throw new InvalidOperationException(
                $"A collection of this {GetType().Name} could not finish because the operating system had no memory for it. The heap is lost: dispose of it.");
        }
    }

    private void Free()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (_idleMemory is null)
        {
            // The constructor has thrown.
            _log?.Release();
            _space?.Release();
            return;
        }

        if (_options.Checked)
        {
            ForEachUsedRange(ReferenceTags.Retire);
        }

        _idleMemory.Dispose();
        _team?.Stop();
        _team?.Release();
        _tracer?.Release();

        // While the addresses are still ours.
        _log?.Release();
        _large?.Release();
        _persistentRoots.ReleaseMemory();
        _weakSlots.ReleaseMemory();
        _space.Release();
        LowAddress = AddressRange = 0;
    }
}
