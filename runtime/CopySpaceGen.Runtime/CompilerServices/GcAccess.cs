using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
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
    public static GcRef<T> Load<T>(ref GcRef32 edge) where T : unmanaged => new(Address(ref edge));

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

    /// <summary>A reference to an object, as one to an object of any type.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="reference">The reference.</param>
    /// <exception cref="GcStaleReferenceException">Checked mode: a collection has outdated the reference.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GcAny<THeap> Any<THeap, T>(GcRef<T> reference) where THeap : GcHeap, IAnyHeap where T : unmanaged =>
        GcAny<THeap>.OfWord(reference.Address);

    /// <summary>The value that an argument of an allocation is, or that the handle it is holds now.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <param name="argument">The argument of the allocation.</param>
    /// <exception cref="GcStaleReferenceException">Checked mode: a collection has outdated the reference.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GcAny<THeap> Any<THeap>(GcAnyArgument<THeap> argument) where THeap : GcHeap, IAnyHeap => argument.Any;

    /// <summary>Reads an edge field that can refer to any object.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <param name="edge">The field.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GcAny<THeap> LoadAny<THeap>(GcRef edge) where THeap : GcHeap, IAnyHeap => GcAny<THeap>.OfWord(edge.Address);

    /// <summary>Reads an edge field of 4 bytes that can refer to any object.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <param name="edge">The field, where it lies in the heap.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GcAny<THeap> LoadAny<THeap>(ref GcRef32 edge) where THeap : GcHeap, IAnyHeap => GcAny<THeap>.OfWord(Address(ref edge));

    /// <summary>Reads a field that can hold a value or refer to any object.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <param name="value">The field.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GcAny<THeap> LoadAny<THeap>(GcValue value) where THeap : GcHeap, IAnyHeap => GcAny<THeap>.OfWord(value.Word);

    /// <summary>What to write into a field that can hold a value or refer to any object.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <param name="any">The value to write.</param>
    /// <exception cref="GcStaleReferenceException">Checked mode: a collection has outdated the reference.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GcValue Value<THeap>(GcAny<THeap> any) where THeap : GcHeap, IAnyHeap => new(any.Word);

    /// <summary>What to write into an edge field that can refer to any object.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <param name="any">The reference to write.</param>
    /// <exception cref="ArgumentException">The value is an integer, a bool or a char.</exception>
    /// <exception cref="GcStaleReferenceException">Checked mode: a collection has outdated the reference.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GcRef AnyEdge<THeap>(GcAny<THeap> any) where THeap : GcHeap, IAnyHeap => new(AddressOf(any));

    /// <summary>What to write into an edge field of 4 bytes that can refer to any object.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <param name="any">The reference to write.</param>
    /// <exception cref="ArgumentException">The value is an integer, a bool or a char.</exception>
    /// <exception cref="GcStaleReferenceException">Checked mode: a collection has outdated the reference.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GcRef32 AnyEdge32<THeap>(GcAny<THeap> any) where THeap : GcHeap, IAnyHeap => new(Cage.Granules(AddressOf(any)));

    /// <summary>The given reference, if it is null or to an object of one of the given types.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <param name="any">The reference.</param>
    /// <param name="first">What is in front of objects of one type.</param>
    /// <param name="second">What is in front of objects of another type.</param>
    /// <param name="third">What is in front of objects of a third type; 0 for none.</param>
    /// <param name="fourth">What is in front of objects of a fourth type; 0 for none.</param>
    /// <exception cref="ArgumentException">The reference is to an object of another type.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GcAny<THeap> OneOf<THeap>(GcAny<THeap> any, nuint first, nuint second, nuint third = 0, nuint fourth = 0) where THeap : GcHeap, IAnyHeap
    {
        nuint address = AddressOf(any);
        if (address != 0)
        {
            nuint word = ((nuint*)address)[-1];
            if (word != first && word != second && word != third && word != fourth)
            {
                ThrowNoneOf<THeap>(any.ToString(), first, second, third, fourth);
            }
        }

        return any;
    }

    /// <summary>The word of a value, as a root slot holds it.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <param name="any">The value.</param>
    /// <exception cref="GcStaleReferenceException">Checked mode: a collection has outdated the reference.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Word<THeap>(GcAny<THeap> any) where THeap : GcHeap, IAnyHeap => any.Word;

    /// <summary>The word in front of an object, if the value refers to one.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <param name="any">The value.</param>
    /// <returns>0 where there is no such word: in a heap of one type.</returns>
    /// <exception cref="GcStaleReferenceException">Checked mode: a collection has outdated the reference.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint HeaderWord<THeap>(GcAny<THeap> any) where THeap : GcHeap, IAnyHeap => any.HeaderWord;

    /// <summary>The object that holds a changed edge, in a heap of one type.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="edge">The edge.</param>
    /// <exception cref="InvalidOperationException">There was a collection since, or the calling thread is not attached to the heap.</exception>
    public static GcRef<T> Holder<THeap, T>(GcChangedEdge<THeap> edge) where THeap : GcHeap where T : unmanaged => new(edge.HolderAddress());

    /// <summary>A handle on a root slot that can hold any value.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <param name="slot">A slot of the root stack.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LocalAny<THeap> LocalAny<THeap>(nuint* slot) where THeap : GcHeap, IAnyHeap => new(slot);

    /// <summary>Checks an index into a tail or an array of edges.</summary>
    /// <param name="index">The index.</param>
    /// <param name="length">The number of elements.</param>
    /// <exception cref="IndexOutOfRangeException">The index is negative, or not less than the length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckIndex(nint index, nint length)
    {
        if ((nuint)index >= (nuint)length)
        {
            ThrowIndex(index, length);
        }
    }

    /// <summary>Checks a range of a tail or an array of edges.</summary>
    /// <param name="start">The first element.</param>
    /// <param name="count">The number of elements.</param>
    /// <param name="length">The number of elements that there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is not within the elements.</exception>
    public static void CheckRange(nint start, nint count, nint length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((nuint)start, (nuint)length, nameof(start));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((nuint)count, (nuint)(length - start), nameof(count));
    }

    /// <summary>A handle on a root slot.</summary>
    /// <typeparam name="T">The type of the object that the slot refers to.</typeparam>
    /// <param name="slot">A slot of the root stack.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Local<T> Local<T>(nuint* slot) where T : unmanaged => new(slot);

    /// <summary>The address that an edge field refers to.</summary>
    /// <param name="edge">The field.</param>
    public static nuint Address(GcRef edge) => edge.Address;

    /// <summary>The address that a field for any value refers to; 0 if the value is no reference.</summary>
    /// <param name="value">The field.</param>
    public static nuint Address(GcValue value) => value.IsReference ? value.Word : 0;

    /// <summary>The address that an edge field of 4 bytes refers to.</summary>
    /// <param name="edge">The field, where it lies in the heap.</param>
    // A statement and not a conditional expression: the JIT compiler would keep a choice between two structs in memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Address(ref GcRef32 edge)
    {
        nuint address = edge.Granules;
        if (address != 0)
        {
            address = Cage.Address((nuint)Unsafe.AsPointer(ref edge), (uint)address);
        }

        return address;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint AddressOf<THeap>(GcAny<THeap> any) where THeap : GcHeap, IAnyHeap
    {
        nuint word = any.Word;
        if ((word & GcValue.TagMask) != 0)
        {
            ThrowNoReference(any.ToString());
        }

        return word;
    }

    [DoesNotReturn]
    private static void ThrowNoReference(string value) => throw new ArgumentException(
        $"The field refers to an object or to nothing, and cannot hold {value}. Declare it as GcValue if it should.");

    [DoesNotReturn]
    private static void ThrowNoneOf<THeap>(string type, params nuint[] words) where THeap : IAnyHeap
    {
        string types = string.Join(", ", words.Where(word => word != 0).Select(THeap.NameOf));
        throw new ArgumentException($"The field cannot refer to a {type}, only to one of {types}. Name the type in its [GcEdge] attribute if it should.");
    }

    [DoesNotReturn]
    private static void ThrowIndex(nint index, nint length) =>
        throw new IndexOutOfRangeException($"There are {length} elements, and none with the index {index}.");
}
