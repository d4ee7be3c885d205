using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>How the forwarding word of a type tells that the object has been copied, and where to.</summary>
internal sealed class ForwardingForm
{
    private ForwardingForm(string wordType, string isCopied, string isNotCopied, string word, Func<string, string> copyOf)
    {
        WordType = wordType;
        IsCopied = isCopied;
        IsNotCopied = isNotCopied;
        Word = word;
        CopyOf = copyOf;
    }

    public string WordType { get; }

    /// <summary>Whether <c>word</c> is the place of a copy.</summary>
    public string IsCopied { get; }

    /// <summary>The opposite of <see cref="IsCopied"/>.</summary>
    public string IsNotCopied { get; }

    /// <summary>What the word of an object is once it has been copied to <c>copy</c>.</summary>
    public string Word { get; }

    /// <summary>The address of the copy, out of <c>word</c> and the address of the object.</summary>
    public Func<string, string> CopyOf { get; }

    public static ForwardingForm Of(ObjectModel type) => type.Forwarding switch
    {
        { Word: ForwardingWord.NarrowEdge, MayReferToLarge: false } => new(
            "uint",
            "word != 0 && (word & RegionGranules) == ActiveGranules",
            "word == 0 || (word & RegionGranules) != ActiveGranules",
            "Rt::Cage.Granules((nuint)copy)",
            static old => $"Rt::Cage.Address({old}, word)"),
        { Word: ForwardingWord.NarrowEdge } => new(
            "uint",
            "word != 0 && word < FirstLargeGranules && (word & RegionGranules) == ActiveGranules",
            "word == 0 || word >= FirstLargeGranules || (word & RegionGranules) != ActiveGranules",
            "Rt::Cage.Granules((nuint)copy)",
            static old => $"Rt::Cage.Address({old}, word)"),
        { Word: ForwardingWord.Value } => new(
            "nuint",
            "(word & ForwardedValueMask) == ForwardedValueTag",
            "(word & ForwardedValueMask) != ForwardedValueTag",
            "(nuint)copy | ForwardedValueTag",
            static _ => "word - ForwardedValueTag"),
        { Word: ForwardingWord.Length } => new(
            "nuint",
            $"(word >> {type.Layout()}.LengthSignBit & 1) != 0",
            $"(word >> {type.Layout()}.LengthSignBit & 1) == 0",
            $"global::System.Numerics.BitOperations.RotateLeft((nuint)copy | 1, {type.Layout()}.LengthSignBit)",
            _ => $"global::System.Numerics.BitOperations.RotateRight(word, {type.Layout()}.LengthSignBit) - 1"),
        _ => new("nuint", "(word & ForwardedBit) != 0", "(word & ForwardedBit) == 0", "(nuint)copy | ForwardedBit", static _ => "word - ForwardedBit"),
    };
}
