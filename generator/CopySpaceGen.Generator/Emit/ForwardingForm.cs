using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>How the forwarding word of a type tells that the object has been copied, and where to.</summary>
internal sealed class ForwardingForm
{
    private static readonly ForwardingForm s_wide = new(isNarrow: false);
    private static readonly ForwardingForm s_narrow = new(isNarrow: true);

    private readonly bool _isNarrow;

    private ForwardingForm(bool isNarrow) => _isNarrow = isNarrow;

    public static ForwardingForm Of(ObjectModel type) => type.ForwardingEdge is { IsNarrow: true } ? s_narrow : s_wide;

    public string WordType => _isNarrow ? "uint" : "nuint";

    /// <summary>Whether <c>word</c> is the place of a copy.</summary>
    public string IsCopied => _isNarrow ? "word != 0 && (word & RegionGranules) == ActiveGranules" : "(word & ForwardedBit) != 0";

    /// <summary>The opposite of <see cref="IsCopied"/>.</summary>
    public string IsNotCopied => _isNarrow ? "word == 0 || (word & RegionGranules) != ActiveGranules" : "(word & ForwardedBit) == 0";

    /// <summary>What the word of an object is once it has been copied to <c>copy</c>.</summary>
    public string Word => _isNarrow ? "Rt::Cage.Granules((nuint)copy)" : "(nuint)copy | ForwardedBit";

    /// <summary>The address of the copy, out of <c>word</c> and the address of the object.</summary>
    public string CopyOf(string old) => _isNarrow ? $"Rt::Cage.Address({old}, word)" : "word - ForwardedBit";
}
