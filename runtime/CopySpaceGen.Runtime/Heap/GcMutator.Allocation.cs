using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

// What allocations do beside the fast path.
public abstract unsafe partial class GcMutator
{
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
        try
        {
            Heap.BeforeAllocation(this);
            if (Allocator.Hp + (nuint)size > Allocator.RegionEnd)
            {
                Heap.Refill(this, size);
            }
        }
        finally
        {
            OutdateReferences(GcPoint.Allocation);
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
        try
        {
            Heap.BeforeAllocation(this);
            return Heap.AllocateLarge(this, size, out isZeroed);
        }
        finally
        {
            OutdateReferences(GcPoint.Allocation);
        }
    }

    /// <summary>The bytes that an object with a tail takes, a multiple of 8. For generated code only.</summary>
    /// <param name="length">The elements of the tail.</param>
    /// <param name="sizeWithoutTail">The bytes in front of the tail.</param>
    /// <param name="elementSize">The bytes of an element.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    [NoCollect]
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
    [NoCollect]
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ReadOnlySpan<T> OutsideOfHeap<T>(ReadOnlySpan<T> elements)
    {
        // An address in the heap does not change while it is compared: nothing collects.
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(elements));
        return Heap.ContainsAddress(address) ? elements.ToArray() : elements;
    }
}
