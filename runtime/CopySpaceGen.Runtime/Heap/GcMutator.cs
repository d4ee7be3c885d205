using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// A thread's access to a heap: it allocates, roots and collects. The generated <c>Mutator</c> of a heap class adds a <c>New</c>
/// method for each type. Made by the heap's <c>Attach</c>, which attaches the calling thread; disposing of it detaches the thread.
/// </summary>
/// <remarks>
/// Threading: only the thread that attached. A wrong thread is noticed whenever the mutator takes a slow path: a collection, a fresh
/// region, a <c>Persistent</c>; in checked mode by every allocation and scope. Each thread has a mutator of its own, and a thread that is attached
/// allocates, calls <see cref="Safepoint"/> or parks (<see cref="Park"/>) again and again, since others wait for it when they collect.
/// </remarks>
public abstract unsafe partial class GcMutator : IDisposable
{
    /// <summary>Where this mutator allocates. For generated code only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected CopySpaceAllocator Allocator;

    /// <summary>The root slots of this mutator's handles. For generated code only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected RootStack Roots = new();

    // What this thread has written since the last collection, in heaps that log it.
    internal EdgeBuffer ChangedEdges;

    private readonly ThreadMutators _siblings = ThreadMutators.Current;
    private bool _detached;

    // Whether the thread must not use the heap: it is detached, or it has parked.
    private bool _isUnusable;

    // Whether the next safepoint has something to do: set by any thread that asks for a collection, and kept in checked mode and under stress.
    private bool _isStopRequested;

    // Whether opening a scope has something to check: always in checked mode, and while the thread must not use the heap.
    private bool _isGuarded;

    // Checked mode: where the heap could have been collected so far, and the number of the last of these places.
    private PointHistory? _points;
    private long _lastPoint;

    /// <summary>Attaches the calling thread to a heap.</summary>
    /// <param name="heap">The heap.</param>
    /// <exception cref="ObjectDisposedException">The heap was disposed.</exception>
    /// <exception cref="InvalidOperationException">The thread is attached already.</exception>
    protected GcMutator(GcHeap heap)
    {
        ArgumentNullException.ThrowIfNull(heap);
        Heap = heap;
        heap.Add(this);
        _siblings.Add(this);
        _isGuarded = heap.IsChecked;

        // As after a park: there is no reference yet.
        OutdateReferences(GcPoint.Park);
        if (heap.HasWorkAtEachSafepoint)
        {
            RequestStop();
        }

        heap.TellAttached(this);
    }

    /// <summary>The heap that the thread is attached to.</summary>
    [NoCollect]
    public GcHeap Heap { get; }

    /// <summary>What the thread does as far as collections are concerned.</summary>
    internal Participant Participant { get; } = new(Thread.CurrentThread);

    /// <summary>Checked mode: what references carry that the thread has obtained since its heap may have been collected last; 0 without checks.</summary>
    internal ushort ReferenceTag { get; private set; }

    internal bool IsOnItsThread => Participant.Thread == Thread.CurrentThread;

    /// <summary>Opens a scope: handles made from now on live until it is closed, best with <c>using</c>.</summary>
    /// <exception cref="InvalidOperationException">Checked mode: the calling thread is not the one that attached.</exception>
    /// <exception cref="ObjectDisposedException">The mutator was disposed.</exception>
    [NoCollect]
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public GcScope OpenScope()
    {
        if (_isGuarded)
        {
            CheckThread();
        }

        Roots.Open();
        return new GcScope(this, Roots.Top, Roots.Depth);
    }

    /// <summary>Collects the heap now: all that no root reaches is dropped, all else is copied together.</summary>
    /// <exception cref="InvalidOperationException">The calling thread is not the one that attached.</exception>
    /// <exception cref="ObjectDisposedException">The mutator was disposed.</exception>
    /// <exception cref="GcStopTimeoutException">Another thread that is attached does not stop.</exception>
    /// <exception cref="GcVerificationException">The heap was damaged, and it was noticed.</exception>
    public void Collect()
    {
        CheckThread();
        try
        {
            Heap.Collect(this);
        }
        finally
        {
            OutdateReferences(GcPoint.Collect);
        }
    }

    /// <summary>
    /// Lets other threads collect the heap, which wait for this one to stop; and collects it if that was asked for by
    /// <see cref="GcHeap.RequestCollection"/>. To be called now and then in long stretches without an allocation; allocations are
    /// safepoints of their own. It takes a load and a branch if nobody asks (<c>gc_safepoint</c>).
    /// </summary>
    /// <remarks>References outlive it no more than an allocation: in checked mode it outdates them whether it collects or not.</remarks>
    /// <exception cref="InvalidOperationException">The calling thread is not the one that attached; noticed when there is something to do.</exception>
    /// <exception cref="ObjectDisposedException">The mutator was disposed; noticed when there is something to do.</exception>
    /// <exception cref="GcStopTimeoutException">Another thread does not stop for the collection that was asked for.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public void Safepoint()
    {
        if (Volatile.Read(ref _isStopRequested))
        {
            StopAtSafepoint();
        }
    }

    /// <summary>Detaches the thread: its handles no longer keep anything alive.</summary>
    /// <exception cref="InvalidOperationException">The calling thread is not the one that attached.</exception>
    public void Dispose()
    {
        if (_detached)
        {
            return;
        }

        CheckThread();
        Detach();
        GC.SuppressFinalize(this);
        Heap.TellDetached(this);
    }

    internal void CheckThread()
    {
        if (_isUnusable || !IsOnItsThread || EventContext.IsOf(Heap))
        {
            ThrowUnusable();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CloseScope(nuint* top, int depth)
    {
        if (depth != Roots.Depth)
        {
            ThrowScopeOrder(depth);
        }

        Roots.Close(top);
    }

    /// <summary>
    /// Checked mode: makes the use of every reference that the thread has obtained so far an error. Called wherever the heap may have been collected, whether
    /// it was or not, so that a missing root is found by the first test that passes it and not when a collection happens to fall there; and if that has failed,
    /// since there may be no room after a collection, or a listener may fail.
    /// </summary>
    /// <param name="point">What kind of place it is.</param>
    // Collections by other threads need no more: they happen only while this one is at such a place, so that their number stays the same until the next.
    internal void OutdateReferences(GcPoint point)
    {
        if (Heap.IsChecked)
        {
            _lastPoint = _siblings.NextPoint();
            ReferenceTag = ReferenceTags.OfPoint(_lastPoint);
            (_points ??= new PointHistory()).Add(_lastPoint, point, Heap.CollectionCount);
        }
    }

    /// <inheritdoc cref="PointHistory.FindOutdating"/>
    /// <param name="tag">What the references carry.</param>
    internal (long? Collection, GcPoint? Point) FindOutdating(ushort tag) => _points!.FindOutdating(ReferenceTags.PointOf(tag, _lastPoint));

    /// <summary>Where this mutator allocates.</summary>
    internal ref CopySpaceAllocator Region => ref Allocator;

    /// <summary>
    /// The bytes allocated in the block at hand, which the space does not know of yet; for its own thread. None while that is parked, when a collection may
    /// take the block back at any time.
    /// </summary>
    internal int UnreportedBytes => _parks > 0 ? 0 : Allocator.Unreported;

    internal void AddRootsTo(RootRanges ranges) => Roots.AddTo(ranges);

    /// <summary>Hands the allocator's block back; the next allocation takes the slow path.</summary>
    internal void FinishAllocator(CopySpace space) => space.Finish(ref Allocator);

    /// <summary>Makes the next safepoint take its slow path. From any thread.</summary>
    internal void RequestStop() => Volatile.Write(ref _isStopRequested, true);

    /// <summary>Makes the next safepoint look again. Under the lock of <see cref="StopTheWorld"/>, ahead of the look at what it is about.</summary>
    internal void ClearStopRequest() => Volatile.Write(ref _isStopRequested, Heap.HasWorkAtEachSafepoint);

    internal void Detach()
    {
        Heap.Remove(this);
        _siblings.Remove(this);
        Close();
    }

    /// <summary>Is of no use any more: it has been detached, or its thread has ended.</summary>
    internal void Close()
    {
        _detached = _isUnusable = _isGuarded = true;
        RequestStop();
        Roots.Release();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void StopAtSafepoint()
    {
        CheckThread();
        try
        {
            Heap.AtSafepoint(this);
        }
        finally
        {
            OutdateReferences(GcPoint.Safepoint);
        }
    }

    [DoesNotReturn]
    private void ThrowUnusable()
    {
        string type = GetType().FullName!.Replace('+', '.');
        ObjectDisposedException.ThrowIf(_detached, this);
        Heap.CheckNotInEvent();
        throw new InvalidOperationException(IsOnItsThread
            ? $"This {type} was used while its thread is parked, and the heap may be collected at any time. Use the heap after the end of using (mutator.Park()) "
              + "{ ... }, and let the block be only around what may block."
            : $"This {type} belongs to {ThreadName.Of(Participant.Thread)} and was used on {ThreadName.Of(Thread.CurrentThread)}. Each thread that uses the "
              + "heap needs a mutator of its own: call Attach() there, and dispose of it before the thread does something else. After an await, another "
              + "thread goes on: attach, use the heap and dispose between two awaits.");
    }

    [DoesNotReturn]
    private void ThrowScopeOrder(int depth)
    {
        CheckNotParked();
        throw new InvalidOperationException(depth > Roots.Depth
            ? "A scope was closed twice, or after the mutator it belongs to. Close each scope once, with a using statement."
            : "A scope was closed while one that was opened later is still open. Close scopes innermost first, with using statements.");
    }
}
