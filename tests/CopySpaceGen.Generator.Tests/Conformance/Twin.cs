namespace CopySpaceGen.Generator.Tests.Conformance;

/// <summary>The managed twin of a node.</summary>
internal sealed class Twin(int number, int edges)
{
    /// <summary>What its data beside the number are made of.</summary>
    public int Origin { get; private set; } = number;

    public int Number { get; set; } = number;

    /// <summary>Twins, boxed integers, or null.</summary>
    public object?[] Edges { get; } = new object?[edges];

    public void CopyParts(Twin source)
    {
        Origin = source.Origin;
        source.Edges.CopyTo(Edges, 0);
    }
}
