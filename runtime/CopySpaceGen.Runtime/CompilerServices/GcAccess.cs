using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CopySpaceGen.CompilerServices;

/// <summary>
/// Conversions between references and addresses, for generated code only: user code that goes through here gives up every check.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class GcAccess
{
    /// <summary>The object that a reference refers to. Null gives address 0, whose use throws <see cref="NullReferenceException"/>.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="reference">A reference that is not outdated.</param>
    /// <exception cref="GcStaleReferenceException">Checked mode: a collection has outdated the reference.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T* Target<T>(GcRef<T> reference) where T : unmanaged => (T*)reference.Address;

    /// <summary>The object that a handle refers to.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="local">A handle whose scope is open.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T* Target<T>(Local<T> local) where T : unmanaged => (T*)*local.Slot;

    /// <summary>A reference to the object at an address.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="address">The address of the object, or 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GcRef<T> Reference<T>(T* address) where T : unmanaged => new((nuint)address);

    /// <summary>Reads an edge field.</summary>
    /// <typeparam name="T">The type that the edge refers to.</typeparam>
    /// <param name="edge">The field.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GcRef<T> Load<T>(GcRef edge) where T : unmanaged => new(edge.Address);

    /// <summary>Reads an edge field of 4 bytes.</summary>
    /// <typeparam name="T">The type that the edge refers to.</typeparam>
    /// <param name="edge">The field, where it lies in the heap.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GcRef<T> Load<T>(ref GcRef32 edge) where T : unmanaged
    {
        uint granules = edge.Granules;
        return granules == 0 ? default : new(Cage.Address((nuint)Unsafe.AsPointer(ref edge), granules));
    }

    /// <summary>What to write into an edge field of 4 bytes so that it refers to an object.</summary>
    /// <typeparam name="T">The type that the edge refers to.</typeparam>
    /// <param name="reference">The reference to write.</param>
    /// <exception cref="GcStaleReferenceException">Checked mode: a collection has outdated the reference.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GcRef32 Edge32<T>(GcRef<T> reference) where T : unmanaged => new(Cage.Granules(reference.Address));

    /// <summary>What to write into an edge field of 4 bytes of a new object.</summary>
    /// <typeparam name="T">The type that the edge refers to.</typeparam>
    /// <param name="argument">The argument of the allocation.</param>
    /// <exception cref="GcStaleReferenceException">Checked mode: a collection has outdated the reference.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GcRef32 Edge32<T>(GcArgument<T> argument) where T : unmanaged => new(Cage.Granules(argument.Address));

    /// <summary>What to write into an edge field so that it refers to an object.</summary>
    /// <typeparam name="T">The type that the edge refers to.</typeparam>
    /// <param name="reference">The reference to write.</param>
    /// <exception cref="GcStaleReferenceException">Checked mode: a collection has outdated the reference.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GcRef Edge<T>(GcRef<T> reference) where T : unmanaged => new(reference.Address);

    /// <summary>What to write into an edge field of a new object.</summary>
    /// <typeparam name="T">The type that the edge refers to.</typeparam>
    /// <param name="argument">The argument of the allocation.</param>
    /// <exception cref="GcStaleReferenceException">Checked mode: a collection has outdated the reference.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GcRef Edge<T>(GcArgument<T> argument) where T : unmanaged => new(argument.Address);

    /// <summary>The reference that an argument of an allocation is, or that the handle it is holds now.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="argument">The argument of the allocation.</param>
    /// <exception cref="GcStaleReferenceException">Checked mode: a collection has outdated the reference.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GcRef<T> Reference<T>(GcArgument<T> argument) where T : unmanaged => new(argument.Address);

    /// <summary>A handle on a root slot.</summary>
    /// <typeparam name="T">The type of the object that the slot refers to.</typeparam>
    /// <param name="slot">A slot of the root stack.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Local<T> Local<T>(nuint* slot) where T : unmanaged => new(slot);
}
