namespace CopySpaceGen.Generator.Tests.Fuzzing;

/// <summary>A field of a random struct.</summary>
/// <param name="Declaration">Its source.</param>
/// <param name="Name">Its name, as it is written.</param>
/// <param name="Accessor">The property that is to be generated for it.</param>
/// <param name="Targets">The types that it can refer to; empty for any.</param>
/// <param name="Inline">The struct that is its type, if that is one that holds edges.</param>
internal sealed record FuzzField(string Declaration, string Name, string Accessor, IReadOnlyList<FuzzStruct>? Targets = null, FuzzStruct? Inline = null)
{
    public bool IsEdge => Targets is not null;

    public bool HasEdges => IsEdge || Inline is { HasEdges: true };

    /// <summary>Whether it is a part of a struct that code reaches without an accessor.</summary>
    public bool IsVisiblePart => Inline is not null && Name == Accessor && Declaration.Contains("public ", StringComparison.Ordinal);

    public bool IsTail { get; init; }

    public bool HoldsIntegers { get; init; }
}
