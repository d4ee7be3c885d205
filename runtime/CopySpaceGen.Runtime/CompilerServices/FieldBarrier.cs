using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CopySpaceGen.CompilerServices;

/// <summary>
/// The write barrier of heaps with <see cref="GcHeapAttribute.FieldLogging"/>: what every setter of an edge writes it by, and what logs the edges of
/// a struct before it is handed out to be written. For generated code only.
/// </summary>
/// <remarks>
/// The fast path reads the bit of the edge and finds it set. The edge is logged before it is written, so that an edge that was written is
/// always a logged one. What is handed out to be written is valid until the next call that can collect, and only a collection clears bits.
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
            LogSlow(place, holder, kind);
        }

        edge = value;
    }

    /// <summary>
    /// Writes an edge that may be in a large object, or in a struct that was handed out to be written, or in a copy of one that is in no heap: where
    /// its bit is follows from its address.
    /// </summary>
    /// <typeparam name="T">The type of the field.</typeparam>
    /// <param name="edge">The field.</param>
    /// <param name="value">What to write.</param>
    /// <param name="holder">The object; null for an edge of a struct that was handed out, all of whose edges are logged.</param>
    /// <param name="kind">The kind of the object; 0 in a heap of one kind.</param>
    /// <param name="granule">The bytes that a bit stands for: a constant.</param>
    /// <exception cref="NullReferenceException">The field is one of null.</exception>
    /// <exception cref="InvalidOperationException">
    /// The calling thread is not attached to the heap, or the struct was handed out before the last collection.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteAnywhere<T>(ref T edge, T value, void* holder, int kind, int granule) where T : unmanaged
    {
        nuint place = (nuint)Unsafe.AsPointer(ref edge);
        _ = *(byte*)place;
        nuint table = LogUnits.TableOf(place);
        if (table != 0 && !IsLogged(table, place, granule))
        {
            LogSlow(place, holder, kind);
        }

        edge = value;
    }

    /// <summary>Logs an edge of a struct that is about to be handed out to be written.</summary>
    /// <param name="edge">The field, where it lies in the heap.</param>
    /// <param name="holder">The object that the struct is in.</param>
    /// <param name="kind">The kind of the object; 0 in a heap of one kind.</param>
    /// <param name="granule">The bytes that a bit stands for: a constant.</param>
    /// <exception cref="NullReferenceException">The field is one of null.</exception>
    /// <exception cref="InvalidOperationException">The calling thread is not attached to the heap.</exception>
    public static void Log(void* edge, void* holder, int kind, int granule)
    {
        nuint place = (nuint)edge;
        _ = *(byte*)place;
        if (!IsLogged(LogUnits.TableOf(place), place, granule))
        {
            LogSlow(place, holder, kind);
        }
    }

    /// <summary>
    /// An edge of 4 bytes in a struct that may be a copy, which is about to be read. In checked mode it must be in a heap, as what it refers to
    /// follows from where it is.
    /// </summary>
    /// <param name="edge">The field.</param>
    /// <exception cref="InvalidOperationException">Checked mode: it refers to an object, but is in no heap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref GcRef32 InPlace(ref GcRef32 edge)
    {
        if (CheckedMode.IsOn)
        {
            CheckInPlace(ref edge);
        }

        return ref edge;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLogged(nuint table, nuint place, int granule)
    {
        int granuleLog2 = granule == 4 ? 2 : 3;
        uint bits = ((uint*)table)[((uint)place & (Slab.Size - 1)) >> (granuleLog2 + 5)];
        return (bits & (1u << (int)((uint)place >> granuleLog2))) != 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LogSlow(nuint edge, void* holder, int kind)
    {
        if (holder is null)
        {
            throw new InvalidOperationException(
                "An edge in a [GcInline] struct is written, but the struct was not handed out for that since the last collection. "
                + "Ask its object for it again, by the Write method that is generated for the field, and write to what that returns before any call that can collect.");
        }

        FieldLog.HeapOf(edge)?.LogEdge(new LoggedEdge(edge, (nuint)holder, kind));
    }

    private static void CheckInPlace(ref GcRef32 edge)
    {
        if (!edge.IsNull && LogUnits.TableOf((nuint)Unsafe.AsPointer(ref edge)) == 0)
        {
            throw new InvalidOperationException(
                "A 4-byte reference is read from a copy of its [GcInline] struct. What it refers to follows from its place in the heap: "
                + "read it there, through a ref readonly variable, and take copies only to write them back.");
        }
    }
}
