using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Analyzers.Rooting.Flow;

/// <summary>A use of something that a collection may have outdated.</summary>
internal sealed class Hazard(HazardKind kind, SyntaxNode use, ITypeSymbol? type, Held held, Collection collection)
{
    public HazardKind Kind { get; } = kind;

    public SyntaxNode Use { get; } = use;

    /// <summary>The type of what is used.</summary>
    public ITypeSymbol? Type { get; } = type;

    public Held Held { get; } = held;

    public Collection Collection { get; } = collection;
}

/// <summary>How it came to be outdated.</summary>
internal enum HazardKind
{
    /// <summary>A variable that was given its value before.</summary>
    Outdated,

    /// <summary>A part of an expression that was evaluated before a later part.</summary>
    Waiting,

    /// <summary>A place in an object that is passed to what may collect, which cannot know that it is one.</summary>
    PassedPlace,
}
