using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// A reference to an object of any type of a heap, or an integer, a bool, a char or nothing, for locals, parameters and results. It is valid
/// until the next call that can collect. What an edge to any object and a <see cref="GcValue"/> are read and written as.
/// </summary>
/// <remarks>
/// References become one by the generated <c>Any</c> property of <see cref="GcRef{T}"/> and <see cref="Local{T}"/>, and are taken out by
/// <see cref="TryAs{T}"/> or <see cref="As{T}"/>; the generated <c>Kind</c> property tells what it is, for a switch. To keep one across an
/// allocation, root it: <c>m.Local(any)</c>. Threading: as the mutator it came from.
/// </remarks>
/// <typeparam name="THeap">The heap class.</typeparam>
public readonly unsafe ref struct GcAny<THeap> where THeap : GcHeap, IAnyHeap
{
    private const long MaxInteger = long.MaxValue >> 1;
    private const long MinInteger = long.MinValue >> 1;

    // The word as a field holds it; in checked mode, the top 16 bits of a reference carry a tag that tells when it was obtained.
    private readonly nuint _bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private GcAny(nuint bits) => _bits = bits;

    /// <summary>Nothing: what a field holds that was never written.</summary>
    public static GcAny<THeap> Nothing => default;

    /// <summary>Whether this is nothing.</summary>
    public bool IsNothing => _bits == 0;

    /// <summary>Whether this refers to an object.</summary>
    public bool IsReference => (_bits & GcValue.TagMask) == 0 && _bits != 0;

    /// <summary>Whether this is an integer.</summary>
    public bool IsInteger => (_bits & GcValue.IntegerTag) != 0;

    /// <summary>Whether this is a bool.</summary>
    public bool IsBoolean => (byte)_bits == GcValue.BooleanMark;

    /// <summary>Whether this is a char.</summary>
    public bool IsCharacter => (byte)_bits == GcValue.CharacterMark;

    internal nuint Bits => _bits;

    /// <summary>The word as a field holds it.</summary>
    internal nuint Word
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => WordOf(_bits);
    }

    /// <summary>The word in front of the object tells its type; a heap of one type has none.</summary>
    internal nuint HeaderWord => THeap.HasHeaders ? ((nuint*)Word)[-1] : 0;

    /// <summary>Whether this refers to a <typeparamref name="T"/>.</summary>
    /// <typeparam name="T">A type of the heap.</typeparam>
    /// <exception cref="GcStaleReferenceException">Checked mode: a collection has outdated the reference.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public bool Is<T>() where T : unmanaged, IAnyObject<THeap> => IsReference && (T.HeaderWord == 0 || ((nuint*)Word)[-1] == T.HeaderWord);

    /// <summary>The reference, if it is one to a <typeparamref name="T"/>.</summary>
    /// <typeparam name="T">A type of the heap.</typeparam>
    /// <param name="reference">The reference; null if this is something else.</param>
    /// <exception cref="GcStaleReferenceException">Checked mode: a collection has outdated the reference.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public bool TryAs<T>(out GcRef<T> reference) where T : unmanaged, IAnyObject<THeap>
    {
        bool isReference = Is<T>();
        reference = isReference ? new GcRef<T>(Word) : default;
        return isReference;
    }

    /// <summary>The reference to a <typeparamref name="T"/> that this is.</summary>
    /// <typeparam name="T">A type of the heap.</typeparam>
    /// <exception cref="InvalidCastException">This is something else.</exception>
    /// <exception cref="GcStaleReferenceException">Checked mode: a collection has outdated the reference.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public GcRef<T> As<T>() where T : unmanaged, IAnyObject<THeap>
    {
        if (!Is<T>())
        {
            ThrowNot($"a {typeof(T).Name}", $"Is<{typeof(T).Name}>() or TryAs<{typeof(T).Name}>()");
        }

        return new GcRef<T>(Word);
    }

    /// <summary>The integer that this is.</summary>
    /// <exception cref="InvalidCastException">This is something else.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public long AsInteger()
    {
        if (!IsInteger)
        {
            ThrowNot("an integer", nameof(IsInteger));
        }

        return (nint)_bits >> 1;
    }

    /// <summary>The bool that this is.</summary>
    /// <exception cref="InvalidCastException">This is something else.</exception>
    public bool AsBoolean()
    {
        if (!IsBoolean)
        {
            ThrowNot("a bool", nameof(IsBoolean));
        }

        return _bits >> GcValue.PayloadShift != 0;
    }

    /// <summary>The char that this is.</summary>
    /// <exception cref="InvalidCastException">This is something else.</exception>
    public char AsCharacter()
    {
        if (!IsCharacter)
        {
            ThrowNot("a char", nameof(IsCharacter));
        }

        return (char)(_bits >> GcValue.PayloadShift);
    }

    /// <summary>An integer of 63 bits.</summary>
    /// <param name="value">From -4,611,686,018,427,387,904 to 4,611,686,018,427,387,903.</param>
    /// <exception cref="OverflowException">The integer needs 64 bits.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static implicit operator GcAny<THeap>(long value)
    {
        if (value is > MaxInteger or < MinInteger)
        {
            ThrowTooLarge(value);
        }

        return new(((nuint)value << 1) | GcValue.IntegerTag);
    }

    /// <summary>A bool.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator GcAny<THeap>(bool value) => new(((value ? (nuint)1 : 0) << GcValue.PayloadShift) | GcValue.BooleanMark);

    /// <summary>A char.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator GcAny<THeap>(char value) => new(((nuint)value << GcValue.PayloadShift) | GcValue.CharacterMark);

    /// <summary>Whether both are the same value, or refer to the same object.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(GcAny<THeap> left, GcAny<THeap> right) => left.Word == right.Word;

    /// <summary>Whether they are different values, or refer to different objects.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(GcAny<THeap> left, GcAny<THeap> right) => left.Word != right.Word;

    /// <summary>Not supported: a reference cannot be boxed.</summary>
    /// <param name="obj">Ignored.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object? obj) => throw new NotSupportedException("A GcAny cannot be compared with an object. Use ==.");

    /// <summary>Not supported: an address is no identity, since collections move objects.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() =>
        throw new NotSupportedException("A GcAny has no stable hash: collections move objects. Hash the value, or a field of the object, instead.");

    /// <summary>The value, or the name of the type of the object.</summary>
    public override string ToString() => this switch
    {
        { IsInteger: true } => AsInteger().ToString(System.Globalization.CultureInfo.InvariantCulture),
        { IsBoolean: true } => AsBoolean() ? "true" : "false",
        { IsCharacter: true } => $"'{AsCharacter()}'",
        { IsNothing: true } => "nothing",
        _ => THeap.NameOf(HeaderWord),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static GcAny<THeap> OfWord(nuint word)
    {
        if (CheckedMode.IsOn && IsAddress(word))
        {
            word = ReferenceTags.Tag(word);
        }

        return new(word);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nuint WordOf(nuint bits)
    {
        if (CheckedMode.IsOn && IsAddress(bits))
        {
            bits = ReferenceTags.UntagAny<THeap>(bits);
        }

        return bits;
    }

    private static bool IsAddress(nuint word) => (word & GcValue.TagMask) == 0;

    [DoesNotReturn]
    private void ThrowNot(string what, string question) =>
        throw new InvalidCastException($"The value is not {what} but {ToString()}. Ask {question} first.");

    [DoesNotReturn]
    private static void ThrowTooLarge(long value) =>
        throw new OverflowException($"{value} needs 64 bits; a value has 63 for an integer. Keep it in an object with a field of type long.");
}
