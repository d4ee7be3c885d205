using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Analyzers.Rooting.Flow;

/// <summary>What a variable or an expression holds that refers into a heap, as far as it is known at some place in a method.</summary>
internal sealed class Held(SyntaxNode obtained, bool isPlace, Collection? outdatedBy = null)
{
    /// <summary>Where it was obtained.</summary>
    public SyntaxNode Obtained { get; } = obtained;

    /// <summary>Whether it is a place in an object, by <c>ref</c>, a span or a pointer, and not a reference to one.</summary>
    public bool IsPlace { get; } = isPlace;

    /// <summary>What may have moved the object since; null if nothing has.</summary>
    public Collection? OutdatedBy { get; } = outdatedBy;

    /// <summary>How much there is to say against its use.</summary>
    private int Rank => OutdatedBy is null ? 0 : OutdatedBy.IsCertain ? 2 : 1;

    /// <summary>The same after a call that may collect.</summary>
    public Held After(Collection collection) => new Held(Obtained, IsPlace, collection) is var later && later.Rank > Rank ? later : this;

    /// <summary>The same, had nothing collected.</summary>
    public Held Renewed() => OutdatedBy is null ? this : new Held(Obtained, IsPlace);

    /// <summary>What a variable holds that comes from two places: the worse of both.</summary>
    public Held Join(Held other) => other.Rank > Rank ? other : this;
}
