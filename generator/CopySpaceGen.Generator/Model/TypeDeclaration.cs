using CopySpaceGen.Generator.Helpers;

namespace CopySpaceGen.Generator.Model;

/// <summary>A partial type of the user's, as much of it as is needed to reopen it and to refer to it.</summary>
internal sealed record TypeDeclaration
{
    /// <summary>The namespace, escaped where needed; null for the global one.</summary>
    public required string? Namespace { get; init; }

    /// <summary>What reopens the containing types, outermost first: <c>partial class Outer</c>.</summary>
    public required EquatableArray<string> ContainingHeaders { get; init; }

    /// <summary>What reopens the type itself: <c>partial struct Pair</c>.</summary>
    public required string Header { get; init; }

    /// <summary>The name without escapes: <c>Pair</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How other code refers to it: <c>global::N.Outer.Pair</c>, escaped where needed.</summary>
    public required string FullName { get; init; }

    /// <summary>Namespace and metadata names, which no other type of the compilation shares: <c>N.Outer+Pair</c>.</summary>
    public required string HintName { get; init; }

    /// <summary>Whether code of other assemblies can refer to it; otherwise it is internal.</summary>
    public required bool IsPublic { get; init; }
}
