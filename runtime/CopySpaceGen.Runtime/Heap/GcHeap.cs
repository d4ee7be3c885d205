using System.ComponentModel;
using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// A garbage-collected heap of its own, apart from the .NET heap. The generator derives a class marked with
/// <see cref="GcHeapAttribute"/> from it and adds the constructor, <c>Attach</c> and the <c>Mutator</c>.
/// </summary>
/// <remarks>
/// Any number of heaps live side by side and know nothing of each other: do not store a reference into one heap in an object of
/// another. Threading: any number of threads attach, each with a mutator of its own; all else is documented at the member. Objects are memory that
/// threads share: what several of them read and write, they must order themselves, by locks for instance, as they would fields of classes.
/// </remarks>
public abstract unsafe partial class GcHeap : IDisposable
{
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
    private readonly RootRanges _ranges = new();
    private readonly int _rootWords;
    private readonly HeapBooks _books;
    private readonly StopTheWorld _world;
    private readonly int _gcThreads;
    private Tracer? _tracer;
    private WorkerTeam? _team;
    private bool _disposed;
    private bool _collecting;

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
        _gcThreads = _options.GcThreadsFor(layout.HasAtomicForwarding, GetType().Name);
        _world = new StopTheWorld(GetType().Name, _options.StopTimeout);
        _log = layout.HasFieldLogging ? new FieldLog(this, layout.LogGranule) : null;
        _space = new CopySpace(_options.HeapSize, maxHeapSize, layout.MaxObjectSize, layout.IsAligned, addressesForLarge, _gcThreads, _log?.Bits);
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
        TellCreated();
        Rehearsal.Begin();
    }

    /// <summary>
    /// Frees the memory of a heap that nobody disposed of. While a mutator is attached whose thread lives, references may still be in use even though
    /// nothing reaches the heap object any more: then the memory is leaked instead.
    /// </summary>
    ~GcHeap()
    {
        _team?.Stop();
        if (_world is null || Array.TrueForAll(_world.Mutators, static mutator => mutator.Participant.HasEnded))
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

    /// <summary>The mutators, and how they are stopped.</summary>
    internal StopTheWorld World => _world;

    internal bool IsChecked => _options.Checked;

    private bool ProtectsDeadMemory => _options.Stress is { ProtectDeadMemory: true };

    private bool PoisonsDeadMemory => _options.Checked || _options.Stress is { PoisonDeadMemory: true };

    private bool UsesAllGcThreads => _options.Stress is { AllGcThreads: true };

    /// <summary>Whether all allocations take the slow path: that of checks, and of collections at chosen ones.</summary>
    internal bool IsEveryAllocationSlow => _options.Checked || _options.Stress is { CollectsAtAllocations: true };

    /// <summary>Whether every safepoint has something to do, not only one that a collection was asked for at.</summary>
    internal bool HasWorkAtEachSafepoint => _options.Checked || CollectsAtSafepoints;

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
    public GcStatistics GetStatistics() => _books.Read(FindMine()?.UnreportedBytes ?? 0);

    /// <summary>Gives all memory of the heap back to the system at once. References into it must not be used any more.</summary>
    /// <exception cref="InvalidOperationException">The mutator of another thread is still attached, or that of the calling thread is parked.</exception>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        CheckNotInEvent();
        GcMutator? mine = FindMine();
        mine?.CheckNotParked();
        bool isFirst = _world.TryClose(mine, out Thread? other);
        if (other is not null)
        {
            throw new InvalidOperationException(
                $"This {GetType().Name} cannot be disposed of while another thread is attached to it: {ThreadName.Of(other)}. Dispose of that thread's mutator first, on that thread.");
        }

        if (!isFirst)
        {
            return;
        }

        EventRound events = Events.Begin();
        BuryLost(ref events);
        if (mine is not null)
        {
            mine.Detach();
            events.MutatorDetached(mine);
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

    // A collection that an exception ended has left objects half moved.
    private void CheckIntact()
    {
        if (_collecting)
        {
            throw new InvalidOperationException(
                $"A collection of this {GetType().Name} could not finish, for the reason that it threw an exception with. The heap is lost: dispose of it.");
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
