namespace CopySpaceGen.Generator.Analyzers.Rooting.Flow;

/// <summary>The result of an expression: what it holds, if it refers into a heap, and how many calls that may collect came before.</summary>
internal readonly struct Value(Held? held, int collectionsBefore)
{
    public static Value None => default;

    public Held? Held { get; } = held;

    public int CollectionsBefore { get; } = collectionsBefore;
}
