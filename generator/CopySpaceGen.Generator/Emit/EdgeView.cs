using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>What a view of the edges in a tail or in an inline array is written for.</summary>
internal sealed record EdgeView
{
    /// <summary>The name of the view of an inline array, in the class with its accessors.</summary>
    public const string NameOfArray = "EdgesView";

    public required string Name { get; init; }

    /// <summary>The full name of the struct that holds the edges.</summary>
    public required string OwnerName { get; init; }

    public required EdgeModel Edge { get; init; }

    public required string HeapFullName { get; init; }

    /// <summary>The code for an edge, out of a pointer to the owner and an index; it is called with both in parentheses.</summary>
    public required string Element { get; init; }

    /// <summary>How the edges are written.</summary>
    public required BarrierCode Barrier { get; init; }

    /// <summary>The number of edges of an array; null for a tail, whose view is told.</summary>
    public required int? Length { get; init; }

    public required bool IsPublic { get; init; }

    public static string NameOfTail(FieldModel element) => element.AccessorName + "View";

    public static EdgeView OfTail(ObjectModel type, FieldModel element, EdgeModel edge) => new()
    {
        Name = NameOfTail(element),
        OwnerName = type.Declaration.FullName,
        Edge = edge,
        HeapFullName = type.HeapFullName,
        Element = $"{type.Layout()}.{element.AccessorName}Element",
        Barrier = BarrierCode.Of(type, "Rt::GcAccess.Target(_owner)"),
        Length = null,
        IsPublic = type.Declaration.IsPublic && edge.HasPublicTargets,
    };

    public static EdgeView OfArray(InlineModel type, EdgeModel edge) => new()
    {
        Name = NameOfArray,
        OwnerName = type.Declaration.FullName,
        Edge = edge,
        HeapFullName = type.HeapFullName,
        Element = $"{type.Declaration.FullName}.Layout.Element",
        Barrier = BarrierCode.Of(type),
        Length = type.ArrayLength,
        IsPublic = type.Declaration.IsPublic && edge.HasPublicTargets,
    };
}
