namespace CopySpaceGen.Generator.Model;

/// <summary>The elements behind the fields of an object.</summary>
internal sealed record TailModel
{
    /// <summary>The field that is the first element.</summary>
    public required FieldModel Element { get; init; }

    /// <summary>The field with the number of elements.</summary>
    public required FieldModel Length { get; init; }

    /// <summary>Whether the length is a <c>nint</c> and not an <c>int</c>.</summary>
    public required bool IsLong { get; init; }

    /// <summary>The number of edges in an element.</summary>
    public int EdgesPerElement => Element.EdgeCount;
}
