using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CopySpaceGen.CompilerServices;

/// <summary>
/// The write barrier of heaps with <see cref="GcHeapAttribute.FieldLogging"/>: what every setter of an edge writes it by. For generated code only.
/// </summary>
/// <remarks>
/// The fast path reads the bit of the edge and finds it set. The edge is logged before it is written, so that an edge that was written is
/// always a logged one.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class FieldBarrier
{
    /// <summary>Writes an edge of an object that is not large, whose bit is in its slab.</summary>
    /// <typeparam name="T">The type of the field.</typeparam>
    /// <param name="edge">The field, where it lies in the heap.</param>
    /// <param name="value">What to write.</param>
    /// <param name="holder">The object.</param>
    /// <param name="kind">The kind of the object; 0 in a heap of one kind.</param>
    /// <param name="granule">The bytes that a bit stands for: a constant.</param>
    /// <exception cref="NullReferenceException">The object is null.</exception>
    /// <exception cref="InvalidOperationException">The calling thread is not attached to the heap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<T>(ref T edge, T value, void* holder, int kind, int granule) where T : unmanaged
    {
        nuint place = (nuint)Unsafe.AsPointer(ref edge);

        // Of null, this is what fails, rather than the access to a bit where no table is.
        _ = *(byte*)place;
        nuint table = (place & ~((nuint)Slab.Size - 1)) + (Slab.HeaderBlockCount * Slab.BlockSize);
        if (!IsLogged(table, place, granule))
        {
            Log(place, holder, kind);
        }

        edge = value;
    }

    /// <summary>
    /// Writes an edge that may be in a large object, or in a copy of a struct that is in no heap: where its bit is follows from its address.
    /// </summary>
    /// <typeparam name="T">The type of the field.</typeparam>
    /// <param name="edge">The field.</param>
    /// <param name="value">What to write.</param>
    /// <param name="holder">The object, or null if it is not known.</param>
    /// <param name="kind">The kind of the object; 0 in a heap of one kind.</param>
    /// <param name="granule">The bytes that a bit stands for: a constant.</param>
    /// <exception cref="NullReferenceException">The field is one of null.</exception>
    /// <exception cref="InvalidOperationException">The calling thread is not attached to the heap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteAnywhere<T>(ref T edge, T value, void* holder, int kind, int granule) where T : unmanaged
    {
        nuint place = (nuint)Unsafe.AsPointer(ref edge);
        _ = *(byte*)place;
        nuint table = LogUnits.TableOf(place);
        if (table != 0 && !IsLogged(table, place, granule))
        {
            Log(place, holder, kind);
        }

        edge = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLogged(nuint table, nuint place, int granule)
    {
        int granuleLog2 = granule == 4 ? 2 : 3;
        uint bits = ((uint*)table)[((uint)place & (Slab.Size - 1)) >> (granuleLog2 + 5)];
        return (bits & (1u << (int)((uint)place >> granuleLog2))) != 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Log(nuint edge, void* holder, int kind) => FieldLog.HeapOf(edge)?.LogEdge(new LoggedEdge(edge, (nuint)holder, kind));
}
