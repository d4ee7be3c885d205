using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Analyzers.Rooting.Flow;

/// <summary>A call that may collect.</summary>
internal sealed class Collection(SyntaxNode syntax, CollectEffect effect)
{
    public SyntaxNode Syntax { get; } = syntax;

    /// <summary>Whether the rule says so; otherwise nothing is known of what is called.</summary>
    public bool IsCertain { get; } = effect == CollectEffect.MayCollect;
}
