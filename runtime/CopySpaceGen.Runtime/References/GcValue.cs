namespace CopySpaceGen;

/// <summary>
/// A field of a heap object that holds an integer of 63 bits, a bool, a char, nothing, or a reference to any object of the heap, in 8 bytes.
/// It is read and written as a <see cref="GcAny{THeap}"/>, through the accessor that the generator emits for the field.
/// </summary>
/// <remarks>
/// The lowest bit set tells an integer; of other words, the lowest three bits tell references (000) from bools and chars (010). 0 is nothing.
/// </remarks>
public readonly struct GcValue : IEquatable<GcValue>
{
    internal const int TagMask = 7;
    internal const int IntegerTag = 1;
    internal const int SpecialTag = 2;
    internal const int PayloadShift = 8;

    private const int BooleanBit = 1 << 3;

    /// <summary>The lowest eight bits of a bool.</summary>
    internal const nuint BooleanMark = SpecialTag | BooleanBit;

    /// <summary>The lowest eight bits of a char.</summary>
    internal const nuint CharacterMark = SpecialTag;

    internal GcValue(nuint word) => Word = word;

    internal nuint Word { get; }

    /// <summary>Whether the field refers to an object.</summary>
    public bool IsReference => (Word & TagMask) == 0 && Word != 0;

    /// <summary>Whether both fields hold the same value, or refer to the same object.</summary>
    /// <param name="other">The value to compare with.</param>
    public bool Equals(GcValue other) => Word == other.Word;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GcValue other && Equals(other);

    /// <summary>A hash of the current word. That of a reference changes when a collection moves the object, so never keep it.</summary>
    public override int GetHashCode() => Word.GetHashCode();

    /// <summary>Whether both fields hold the same value, or refer to the same object.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(GcValue left, GcValue right) => left.Equals(right);

    /// <summary>Whether the fields hold different values.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(GcValue left, GcValue right) => !left.Equals(right);
}
