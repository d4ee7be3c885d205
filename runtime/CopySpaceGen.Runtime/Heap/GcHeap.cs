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
public abstract unsafe class GcHeap : IDisposable
{
    private const byte Poison = 0xDB;

    private readonly GcHeapOptions _options;
    private readonly CopySpace _space;
    private readonly RootTable _persistentRoots;
    private readonly RootTable _weakSlots;
    private readonly PauseHistogram _pauses = new();
    private Tracer? _tracer;
    private GcMutator? _mutator;
    private bool _disposed;
    private bool _collecting;
    private long _liveBytes;
    private long _peakLiveBytes;
    private long _allocatedBytesBefore;

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

        if (layout.HasNarrowEdges && _options.HeapSize > GcHeapOptions.LargestNarrowHeapSize)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options),
                _options.HeapSize,
                $"{GetType().Name} has 4-byte references, which reach {GcHeapOptions.LargestNarrowHeapSize:N0} bytes: lower GcHeapOptions.HeapSize, or declare the fields as GcRef.");
        }

        if (_options.Checked)
        {
            CheckedMode.Require();
        }

        _space = new CopySpace(_options.HeapSize, layout.MaxObjectSize, layout.IsAligned);
        _persistentRoots = new RootTable(layout.RootWords);
        _weakSlots = new RootTable(layout.RootWords);
        LowAddress = (nuint)_space.Low;
        AddressRange = (nuint)(_space.High - _space.Low);
        if (_options.Checked)
        {
            OutdateReferences();
        }
        else if (CheckedMode.IsOn)
        {
            ReferenceTags.Exempt((nuint)_space.Low, (nuint)_space.High);
        }
    }

    /// <summary>
    /// Frees the memory of a heap that nobody disposed of. While a mutator is attached, references may still be in use even though
    /// nothing reaches the heap object any more: then the memory is leaked instead.
    /// </summary>
    ~GcHeap()
    {
        if (_mutator is null)
        {
            Free();
        }
    }

    /// <summary>The size in bytes of the largest object: 8 KiB (<c>gc_allocator_large_threshold</c>).</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public const int MaxObjectSize = 8192;

    internal bool IsChecked => _options.Checked;

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
    protected bool ContainsAddress(nuint address) => address - (nuint)_space.Low < (nuint)(_space.High - _space.Low);

    /// <summary>
    /// What the heap holds and what its collections took. From any thread; exact on the attached one, and elsewhere off by what that
    /// thread is allocating meanwhile.
    /// </summary>
    public GcStatistics GetStatistics() => new()
    {
        HeapSizeBytes = _space.Size,
        CommittedBytes = _space.CommittedBytes,
        LiveBytes = _liveBytes,
        PeakLiveBytes = _peakLiveBytes,
        AllocatedBytes = _allocatedBytesBefore + _space.AllocatedBytes - _space.FragmentationBytes + (_mutator?.UnreportedBytes ?? 0),
        Collections = _pauses.Count,
        TotalPause = _pauses.Total,
        MedianPause = _pauses.Percentile(50),
        Percentile95Pause = _pauses.Percentile(95),
        MaxPause = _pauses.Max,
    };

    /// <summary>Gives all memory of the heap back to the system at once. References into it must not be used any more.</summary>
    /// <exception cref="InvalidOperationException">A mutator of another thread is still attached.</exception>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        if (_mutator is { IsOnItsThread: false })
        {
            throw new InvalidOperationException(
                $"This {GetType().Name} cannot be disposed of while another thread is attached to it. Dispose of that thread's mutator first, on that thread.");
        }

        _mutator?.Detach();
        Free();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes the collector. Called once, before the first collection.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract Tracer CreateTracer();

    internal void Add(GcMutator mutator)
    {
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
        _mutator = null;
    }

    /// <summary>Checks that the calling thread is attached.</summary>
    internal void CheckAttached()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_mutator is not { IsOnItsThread: true })
        {
            throw new InvalidOperationException(
                $"The calling thread is not attached to this {GetType().Name}. Call Attach() on it and keep the mutator while the thread uses objects of the heap.");
        }
    }

    /// <summary>Finds room for an object, collecting if that is the only way.</summary>
    internal void Refill(ref CopySpaceAllocator allocator, int size)
    {
        CheckIntact();
        if (!_space.TryRefill(ref allocator, size))
        {
            Collect();
            if (!_space.TryRefill(ref allocator, size))
            {
                throw _space.SystemRefusedMemory
                    ? GcOutOfMemoryException.SystemRefused(_space.Size, _liveBytes, size)
                    : GcOutOfMemoryException.HeapIsFull(_space.Size, _liveBytes, size);
            }
        }

        if (_options.Checked)
        {
            // So that every allocation takes the slow path, where the thread is checked.
            allocator.Limit = 0;
        }
    }

    /// <summary>
    /// Checked mode: makes the use of every reference obtained so far an error. Called at each allocation, whether it collects or not,
    /// so that a missing root is found by the first test that passes it and not when a collection happens to fall there.
    /// </summary>
    internal void OutdateReferences() => ReferenceTags.Renew((nuint)_space.Low, (nuint)_space.High);

    internal void Collect()
    {
        CheckIntact();
        long start = Stopwatch.GetTimestamp();
        _collecting = true;
        _mutator!.FinishAllocator(_space);
        _persistentRoots.Reclaim();
        _weakSlots.Reclaim();
        _allocatedBytesBefore += _space.AllocatedBytes - _space.FragmentationBytes;
        Tracer tracer = _tracer ??= CreateTracer();
        _space.Flip();
        tracer.Begin(_space);
        _mutator.EvacuateRoots(tracer);
        _persistentRoots.Evacuate(tracer);
        _weakSlots.UpdateWeak(tracer);
        tracer.Finish();
        _space.FinishCollection();
        if (_options.Checked)
        {
            OutdateReferences();
            _space.PoisonInactiveRegions(Poison);
        }

        _liveBytes = _space.AllocatedBytes - _space.FragmentationBytes;
        _allocatedBytesBefore -= _liveBytes;
        _peakLiveBytes = Math.Max(_peakLiveBytes, _liveBytes);
        _collecting = false;
        _pauses.Record(Stopwatch.GetElapsedTime(start));
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
        if (_space is null)
        {
            return;
        }

        if (_options.Checked)
        {
            ReferenceTags.Retire((nuint)_space.Low, (nuint)_space.High);
        }

        _tracer?.Release();
        _persistentRoots.ReleaseMemory();
        _weakSlots.ReleaseMemory();
        _space.Release();
        LowAddress = AddressRange = 0;
    }
}
