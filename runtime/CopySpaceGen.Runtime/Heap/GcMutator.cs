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
/// region, a <c>Persistent</c>; in checked mode by every allocation and scope. Each thread has a mutator of its own, and a thread that is attached
/// allocates, calls <see cref="Safepoint"/> or parks (<see cref="Park"/>) again and again, since others wait for it when they collect.
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

    private readonly ThreadMutators _siblings = ThreadMutators.Current;
    private bool _detached;

    // Whether the thread must not use the heap: it is detached, or it has parked.
    private bool _isUnusable;
    private int _parks;

    // Whether the next safepoint has something to do: set by any thread that asks for a collection, and kept in checked mode and under stress.
    private bool _isStopRequested;

    // Whether opening a scope has something to check: always in checked mode, and while the thread must not use the heap.
    private bool _isGuarded;

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
        OutdateReferences();
        if (heap.HasWorkAtEachSafepoint)
        {
            RequestStop();
        }

        heap.TellAttached(this);
    }

    /// <summary>The heap that the thread is attached to.</summary>
    public GcHeap Heap { get; }

    /// <summary>What the thread does as far as collections are concerned.</summary>
    internal Participant Participant { get; } = new(Thread.CurrentThread);

    /// <summary>Checked mode: what references carry that the thread has obtained since its heap may have been collected last; 0 without checks.</summary>
    internal ushort ReferenceTag { get; private set; }

    private bool IsOnItsThread => Participant.Thread == Thread.CurrentThread;

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
    /// <exception cref="GcStopTimeoutException">Another thread that is attached does not stop.</exception>
    public void Collect()
    {
        CheckThread();
        Heap.Collect(this);
        OutdateReferences();
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

    /// <summary>
    /// Says that the thread does not use the heap until the result is disposed of: to be wrapped around what may block, such as a lock, a wait, input or
    /// output, so that other threads can collect meanwhile. <c>using (m.Park()) { ... }</c> (<c>gc_deactivate_for_call</c>). Never waits.
    /// </summary>
    /// <remarks>
    /// Handles stay valid and keep their objects alive, but neither they nor the mutator may be used while parked. Whoever uses the mutator, opens or closes a
    /// scope, makes a handle or reads a <c>Persistent</c> then is told so; whoever reads or writes an object is told in checked mode, if by a reference.
    /// Parks nest.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The calling thread is not the one that attached.</exception>
    /// <exception cref="ObjectDisposedException">The mutator was disposed.</exception>
    public GcPark Park()
    {
        if (_parks == 0 || !IsOnItsThread)
        {
            CheckThread();
        }

        if (_parks++ == 0)
        {
            // All that may be wrong from now on takes a slow path, which looks. From the call on, a collection may do with allocator and roots as it likes.
            _isUnusable = _isGuarded = true;
            Allocator.Limit = 0;
            Roots.Seal();
            Heap.Park(this);
        }

        return new GcPark(this, _parks);
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

    internal void Unpark(int depth)
    {
        if (depth != _parks || !IsOnItsThread)
        {
            ThrowParkOrder();
        }

        if (depth > 1)
        {
            _parks--;
            return;
        }

        Heap.Unpark(this);
        _parks = 0;
        _isUnusable = false;
        _isGuarded = Heap.IsChecked;
        Roots.Unseal();
        Allocator.Limit = Heap.IsEveryAllocationSlow ? 0 : Allocator.RegionEnd;
        OutdateReferences();
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

    /// <summary>Checks that the thread, which is the calling one, has not parked.</summary>
    internal void CheckNotParked()
    {
        if (_parks > 0)
        {
            ThrowUnusable();
        }
    }

    /// <summary>
    /// Checked mode: makes the use of every reference that the thread has obtained so far an error. Called wherever the heap may have been collected, whether
    /// it was or not, so that a missing root is found by the first test that passes it and not when a collection happens to fall there.
    /// </summary>
    // Collections by other threads need no more: they happen only while this one is at such a place.
    internal void OutdateReferences()
    {
        if (Heap.IsChecked)
        {
            ReferenceTag = _siblings.NextTag();
        }
    }

    /// <summary>Where this mutator allocates.</summary>
    internal ref CopySpaceAllocator Region => ref Allocator;

    /// <summary>The bytes allocated in the block at hand, which the space does not know of yet.</summary>
    internal int UnreportedBytes => Allocator.Unreported;

    internal IEnumerable<(nint First, nint End)> RootRanges() => Roots.Ranges();

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
        Heap.BeforeAllocation(this);
        if (Allocator.Hp + (nuint)size > Allocator.RegionEnd)
        {
            Heap.Refill(this, size);
        }

        OutdateReferences();
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
        Heap.BeforeAllocation(this);
        nuint address = Heap.AllocateLarge(this, size, out isZeroed);
        OutdateReferences();
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void StopAtSafepoint()
    {
        CheckThread();
        Heap.AtSafepoint(this);
        OutdateReferences();
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
        throw new InvalidOperationException(IsOnItsThread
            ? $"This {type} was used while its thread is parked, and the heap may be collected at any time. Use the heap after the end of using (mutator.Park()) "
              + "{ ... }, and let the block be only around what may block."
            : $"This {type} belongs to {ThreadName.Of(Participant.Thread)} and was used on {ThreadName.Of(Thread.CurrentThread)}. Each thread that uses the "
              + "heap needs a mutator of its own: call Attach() there, and dispose of it before the thread does something else. After an await, another "
              + "thread goes on: attach, use the heap and dispose between two awaits.");
    }

    [DoesNotReturn]
    private void ThrowParkOrder() => throw new InvalidOperationException(
        !IsOnItsThread ? $"A park of {ThreadName.Of(Participant.Thread)} was ended on {ThreadName.Of(Thread.CurrentThread)}. End it on the thread that parked, with a using statement."
        : _parks == 0 ? "A park was ended twice, or after the mutator it belongs to. End each once, with a using statement."
        : "A park was ended while one that began later has not ended. End parks innermost first, with using statements.");

    [DoesNotReturn]
    private void ThrowScopeOrder(int depth)
    {
        CheckNotParked();
        throw new InvalidOperationException(depth > Roots.Depth
            ? "A scope was closed twice, or after the mutator it belongs to. Close each scope once, with a using statement."
            : "A scope was closed while one that was opened later is still open. Close scopes innermost first, with using statements.");
    }
}
