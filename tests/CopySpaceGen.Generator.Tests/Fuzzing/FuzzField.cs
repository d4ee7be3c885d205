namespace CopySpaceGen.Generator.Tests.Fuzzing;

/// <summary>A field of a random struct.</summary>
/// <param name="Declaration">Its source.</param>
/// <param name="Accessor">The property that is to be generated for it, if it is an edge.</param>
/// <param name="Targets">The types that it can refer to; empty for any.</param>
/// <param name="Inline">The struct that is its type, if that is one that holds edges.</param>
internal sealed record FuzzField(string Declaration, string? Accessor = null, IReadOnlyList<FuzzStruct>? Targets = null, FuzzStruct? Inline = null)
{
    public bool IsEdge => Targets is not null;

    public bool IsTail { get; init; }

    public bool HoldsIntegers { get; init; }
}
