namespace CopySpaceGen;

/// <summary>The objects that the roots of a heap reach, counted by type. From <see cref="GcHeap.Verify"/>.</summary>
public sealed class GcCensus
{
    internal GcCensus(IReadOnlyList<GcTypeCount> types)
    {
        Types = types;
        Objects = types.Sum(static type => type.Objects);
        Bytes = types.Sum(static type => type.Bytes);
    }

    /// <summary>A count for each type of the heap, in the order in which the heap reaches them; those without objects too.</summary>
    public IReadOnlyList<GcTypeCount> Types { get; }

    /// <summary>The number of objects.</summary>
    public long Objects { get; }

    /// <summary>The bytes that they take, large ones in whole pages.</summary>
    public long Bytes { get; }
}

/// <summary>How many objects of a type there are.</summary>
/// <param name="Name">The name of the type.</param>
/// <param name="Objects">The number of objects.</param>
/// <param name="Bytes">The bytes that they take, headers included, large ones in whole pages.</param>
public readonly record struct GcTypeCount(string Name, long Objects, long Bytes);
