using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>What a view of the edges in a tail or in an inline array is written for.</summary>
internal sealed record EdgeView
{
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

    /// <summary>Whether there is a view of the same edges through which they can only be read.</summary>
    public required bool HasReadOnly { get; init; }

    public required bool IsPublic { get; init; }

    /// <summary>Whether it has to know the object that the edges are in, which another struct may lie around.</summary>
    public bool KnowsHolder => Length is not null && Barrier.Logs;

    /// <summary>The name of the view of an inline array, in the class with its accessors.</summary>
    public static string NameOfArray(bool isReadOnly) => isReadOnly ? "ReadOnlyEdgesView" : "EdgesView";

    /// <summary>The code for the view of an inline array in a field.</summary>
    public static string OfArray(InlineUse array, string place, BarrierCode barrier, bool isReadOnly)
    {
        string view = $"new({PropertyCode.Pointer(array, place)}{(barrier.Logs ? $", {barrier.Holder}, {barrier.Kind}" : "")})";
        return isReadOnly ? $"new({view})" : view;
    }

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
        HasReadOnly = false,
        IsPublic = type.Declaration.IsPublic && edge.HasPublicTargets,
    };

    public static EdgeView OfArray(InlineModel type, EdgeModel edge) => new()
    {
        Name = NameOfArray(isReadOnly: false),
        OwnerName = type.Declaration.FullName,
        Edge = edge,
        HeapFullName = type.HeapFullName,
        Element = $"{type.Declaration.FullName}.Layout.Element",
        Barrier = BarrierCode.OfView(type),
        Length = type.ArrayLength,
        HasReadOnly = type.LogGranule > 0 && type.IsInOther,
        IsPublic = type.Declaration.IsPublic && edge.HasPublicTargets,
    };
}
