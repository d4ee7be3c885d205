using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// A thread's access to a heap: it allocates, roots and collects. The generated <c>Mutator</c> of a heap class adds a <c>New</c>
/// method for each type. Made by the heap's <c>Attach</c>, which attaches the calling thread; disposing of it detaches the thread.
/// </summary>
/// <remarks>
/// Threading: only the thread that attached. A wrong thread is noticed whenever the mutator takes a slow path: a collection, a fresh
/// region, a <c>Persistent</c>; in checked mode by every allocation and scope.
/// </remarks>
public abstract unsafe class GcMutator : IDisposable
{
    /// <summary>Where this mutator allocates. For generated code only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected CopySpaceAllocator Allocator;

    /// <summary>The root slots of this mutator's handles. For generated code only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected RootStack Roots = new();

    // What this thread has written since the last collection, in heaps that log it.
    internal EdgeBuffer ChangedEdges;

    private readonly int _threadId = Environment.CurrentManagedThreadId;
    private bool _detached;

    // Whether the next safepoint has something to do: set by any thread that asks for a collection, and kept in checked mode and under stress.
    private bool _isStopRequested;

    // Whether opening a scope has something to check: always in checked mode, and once the thread is detached.
    private bool _isGuarded;

    /// <summary>Attaches the calling thread to a heap.</summary>
    /// <param name="heap">The heap.</param>
    /// <exception cref="ObjectDisposedException">The heap was disposed.</exception>
    /// <exception cref="InvalidOperationException">A thread is attached already.</exception>
    protected GcMutator(GcHeap heap)
    {
        ArgumentNullException.ThrowIfNull(heap);
        Heap = heap;
        heap.Add(this);
        _isGuarded = heap.IsChecked;
        if (heap.HasWorkAtSafepoint)
        {
            RequestStop();
        }

        heap.TellAttached(this);
    }

    /// <summary>The heap that the thread is attached to.</summary>
    public GcHeap Heap { get; }

    internal bool IsOnItsThread => _threadId == Environment.CurrentManagedThreadId;

    /// <summary>Opens a scope: handles made from now on live until it is closed, best with <c>using</c>.</summary>
    /// <exception cref="InvalidOperationException">Checked mode: the calling thread is not the one that attached.</exception>
    /// <exception cref="ObjectDisposedException">The mutator was disposed.</exception>
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
    public void Collect()
    {
        CheckThread();
        Heap.Collect();
    }

    /// <summary>
    /// Lets the heap collect if another thread has asked for it by <see cref="GcHeap.RequestCollection"/>. To be called now and then in long
    /// stretches without an allocation; allocations are safepoints of their own. It takes a load and a branch if nobody asks (<c>gc_safepoint</c>).
    /// </summary>
    /// <remarks>References outlive it no more than an allocation: in checked mode it outdates them whether it collects or not.</remarks>
    /// <exception cref="InvalidOperationException">The calling thread is not the one that attached; noticed when there is something to do.</exception>
    /// <exception cref="ObjectDisposedException">The mutator was disposed; noticed when there is something to do.</exception>
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
        if (_detached || !IsOnItsThread || EventContext.IsOf(Heap))
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

    /// <summary>The bytes allocated in the block at hand, which the space does not know of yet.</summary>
    internal int UnreportedBytes => Allocator.Unreported;

    internal IEnumerable<(nint First, nint End)> RootRanges() => Roots.Ranges();

    /// <summary>Hands the allocator's block back; the next allocation takes the slow path.</summary>
    internal void FinishAllocator(CopySpace space) => space.Finish(ref Allocator);

    /// <summary>Makes the next safepoint take its slow path. From any thread.</summary>
    internal void RequestStop() => Volatile.Write(ref _isStopRequested, true);

    internal void Detach()
    {
        _detached = _isGuarded = true;
        RequestStop();
        Heap.Remove(this);
        Roots.Release();
    }

    /// <summary>Takes a root slot in the innermost scope. For generated code only.</summary>
    /// <param name="address">The object to root, or 0.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected nuint* PushRoot(nuint address)
    {
        if (Roots.Top == Roots.Limit)
        {
            GrowRoots();
        }

        nuint* slot = Roots.Top;
        slot[0] = address;
        Roots.Top = slot + 1;
        return slot;
    }

    /// <summary>Takes a root slot in the innermost scope of a heap of several kinds. For generated code only.</summary>
    /// <param name="address">The object to root, or 0.</param>
    /// <param name="kind">The kind of the object, as the heap's collector wants it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected nuint* PushRoot(nuint address, nuint kind)
    {
        if (Roots.Top == Roots.Limit)
        {
            GrowRoots();
        }

        nuint* slot = Roots.Top;
        slot[0] = address;
        slot[1] = kind;
        Roots.Top = slot + 2;
        return slot;
    }

    /// <summary>Makes a root that managed code holds. For generated code only.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="reference">The object, or null.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Persistent<T> MakePersistent<T>(GcRef<T> reference) where T : unmanaged => new(Heap, TakeSlot(Heap.PersistentRoots, reference.Address));

    /// <summary>Makes a root that managed code holds, in a heap of several kinds. For generated code only.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="reference">The object, or null.</param>
    /// <param name="kind">The kind of the object, as the heap's collector wants it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Persistent<T> MakePersistent<T>(GcRef<T> reference, nuint kind) where T : unmanaged =>
        new(Heap, TakeSlot(Heap.PersistentRoots, reference.Address, kind));

    /// <summary>Makes a root that managed code holds, of any value. For generated code only.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <param name="any">The value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected PersistentAny<THeap> MakePersistent<THeap>(GcAny<THeap> any) where THeap : GcHeap, IAnyHeap => new(Heap, TakeSlot(Heap.PersistentRoots, any.Word));

    /// <summary>Makes a root that managed code holds, of any value, in a heap of several kinds. For generated code only.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <param name="any">The value.</param>
    /// <param name="kind">The kind of any object, as the heap's collector wants it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected PersistentAny<THeap> MakePersistent<THeap>(GcAny<THeap> any, nuint kind) where THeap : GcHeap, IAnyHeap =>
        new(Heap, TakeSlot(Heap.PersistentRoots, any.Word, kind));

    /// <summary>Makes a handle that does not keep its object alive. For generated code only.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="reference">The object, or null.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Weak<T> MakeWeak<T>(GcRef<T> reference) where T : unmanaged => new(Heap, TakeSlot(Heap.WeakSlots, reference.Address));

    /// <summary>Makes a handle that does not keep its object alive, in a heap of several kinds. For generated code only.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="reference">The object, or null.</param>
    /// <param name="kind">The kind of the object, as the heap's collector wants it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Weak<T> MakeWeak<T>(GcRef<T> reference, nuint kind) where T : unmanaged =>
        new(Heap, TakeSlot(Heap.WeakSlots, reference.Address, kind));

    /// <summary>The slow path of every allocation: takes a fresh region, collecting if there is none. For generated code only.</summary>
    /// <param name="size">The bytes that the object takes, a multiple of 8.</param>
    /// <returns>The address of uninitialised memory.</returns>
    /// <exception cref="GcOutOfMemoryException">The object does not fit even after a collection.</exception>
    /// <exception cref="InvalidOperationException">The calling thread is not the one that attached.</exception>
    /// <exception cref="ObjectDisposedException">The mutator was disposed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected nuint AllocateSlow(int size)
    {
        CheckThread();
        Heap.BeforeAllocation();
        if (Allocator.Hp + (nuint)size > Allocator.RegionEnd)
        {
            Heap.Refill(ref Allocator, size);
        }

        if (Heap.IsChecked)
        {
            Heap.OutdateReferences();
        }

        nuint address = Allocator.Hp;
        Allocator.Hp += (nuint)size;
        return address;
    }

    /// <summary>The slow path of the allocation of an object that may be large. For generated code only.</summary>
    /// <param name="size">The bytes that the object takes, a multiple of 8.</param>
    /// <param name="isZeroed">Whether the memory is zero; otherwise it is uninitialised.</param>
    /// <returns>The address of the memory.</returns>
    /// <inheritdoc cref="AllocateSlow(int)" path="/exception"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected nuint AllocateSlow(nint size, out bool isZeroed)
    {
        isZeroed = false;
        if (size <= GcHeap.MaxObjectSize)
        {
            return AllocateSlow((int)size);
        }

        CheckThread();
        Heap.BeforeAllocation();
        nuint address = Heap.AllocateLarge(size, out isZeroed);
        if (Heap.IsChecked)
        {
            Heap.OutdateReferences();
        }

        return address;
    }

    /// <summary>The bytes that an object with a tail takes, a multiple of 8. For generated code only.</summary>
    /// <param name="length">The elements of the tail.</param>
    /// <param name="sizeWithoutTail">The bytes in front of the tail.</param>
    /// <param name="elementSize">The bytes of an element.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static nint SizeWithTail(nint length, nint sizeWithoutTail, nint elementSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);

        // What is too much for any heap need not be exact.
        nint most = (nint.MaxValue - sizeWithoutTail - Tracer.Granule) / elementSize;
        return (sizeWithoutTail + (Math.Min(length, most) * elementSize) + (Tracer.Granule - 1)) & ~(nint)(Tracer.Granule - 1);
    }

    /// <summary>
    /// Elements that an allocation copies from, or a copy of them if they lie in this heap, where a collection would move or drop them. For
    /// generated code only.
    /// </summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="elements">The elements.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ReadOnlySpan<T> OutsideOfHeap<T>(ReadOnlySpan<T> elements)
    {
        // An address in the heap does not change while it is compared: nothing collects.
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(elements));
        return Heap.ContainsAddress(address) ? elements.ToArray() : elements;
    }

    // The flag is cleared before the heap looks at what is asked of it: a request that comes after the look sets it again.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void StopAtSafepoint()
    {
        CheckThread();
        Volatile.Write(ref _isStopRequested, Heap.HasWorkAtEachSafepoint);
        Heap.AtSafepoint();
    }

    private nuint* TakeSlot(RootTable table, nuint address)
    {
        CheckThread();
        nuint* slot = table.Take();
        slot[0] = address;
        return slot;
    }

    private nuint* TakeSlot(RootTable table, nuint address, nuint kind)
    {
        nuint* slot = TakeSlot(table, address);
        slot[1] = kind;
        return slot;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GrowRoots()
    {
        CheckThread();
        if (Roots.Depth == 0)
        {
            throw new InvalidOperationException(
                "A Local was made while no scope is open. Open one around the code that uses it: using (mutator.OpenScope()) { ... }");
        }

        Roots.Grow();
    }

    [DoesNotReturn]
    private void ThrowUnusable()
    {
        string type = GetType().FullName!.Replace('+', '.');
        ObjectDisposedException.ThrowIf(_detached, this);
        Heap.CheckNotInEvent();
        throw new InvalidOperationException(
            $"This {type} belongs to the thread with id {_threadId} and was used on the thread with id {Environment.CurrentManagedThreadId}. "
            + "Use it on the thread that called Attach() only; dispose of it there before another thread attaches.");
    }

    [DoesNotReturn]
    private void ThrowScopeOrder(int depth) => throw new InvalidOperationException(depth > Roots.Depth
        ? "A scope was closed twice, or after the mutator it belongs to. Close each scope once, with a using statement."
        : "A scope was closed while one that was opened later is still open. Close scopes innermost first, with using statements.");
}
