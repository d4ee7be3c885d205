using System.ComponentModel;
using System.Runtime.CompilerServices;
using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

// How the thread makes handles.
public abstract unsafe partial class GcMutator
{
    /// <summary>Takes a root slot in the innermost scope. For generated code only.</summary>
    /// <param name="address">The object to root, or 0.</param>
    [NoCollect]
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
    [NoCollect]
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
    [NoCollect]
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Persistent<T> MakePersistent<T>(GcRef<T> reference) where T : unmanaged => new(Heap, TakeSlot(Heap.PersistentRoots, reference.Address));

    /// <summary>Makes a root that managed code holds, in a heap of several kinds. For generated code only.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="reference">The object, or null.</param>
    /// <param name="kind">The kind of the object, as the heap's collector wants it.</param>
    [NoCollect]
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Persistent<T> MakePersistent<T>(GcRef<T> reference, nuint kind) where T : unmanaged =>
        new(Heap, TakeSlot(Heap.PersistentRoots, reference.Address, kind));

    /// <summary>Makes a root that managed code holds, of any value. For generated code only.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <param name="any">The value.</param>
    [NoCollect]
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected PersistentAny<THeap> MakePersistent<THeap>(GcAny<THeap> any) where THeap : GcHeap, IAnyHeap => new(Heap, TakeSlot(Heap.PersistentRoots, any.Word));

    /// <summary>Makes a root that managed code holds, of any value, in a heap of several kinds. For generated code only.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <param name="any">The value.</param>
    /// <param name="kind">The kind of any object, as the heap's collector wants it.</param>
    [NoCollect]
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected PersistentAny<THeap> MakePersistent<THeap>(GcAny<THeap> any, nuint kind) where THeap : GcHeap, IAnyHeap =>
        new(Heap, TakeSlot(Heap.PersistentRoots, any.Word, kind));

    /// <summary>Makes a handle that does not keep its object alive. For generated code only.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="reference">The object, or null.</param>
    [NoCollect]
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Weak<T> MakeWeak<T>(GcRef<T> reference) where T : unmanaged => new(Heap, TakeSlot(Heap.WeakSlots, reference.Address));

    /// <summary>Makes a handle that does not keep its object alive, in a heap of several kinds. For generated code only.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="reference">The object, or null.</param>
    /// <param name="kind">The kind of the object, as the heap's collector wants it.</param>
    [NoCollect]
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Weak<T> MakeWeak<T>(GcRef<T> reference, nuint kind) where T : unmanaged =>
        new(Heap, TakeSlot(Heap.WeakSlots, reference.Address, kind));

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
}
