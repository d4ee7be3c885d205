using CopySpaceGen.Generator.Helpers;

namespace CopySpaceGen.Generator.Model;

/// <summary>A struct marked with <c>[GcObject]</c>, as the heap that holds it lays it out.</summary>
internal sealed record ObjectModel
{
    public required TypeDeclaration Declaration { get; init; }

    /// <summary>The full name of the heap class that holds the type.</summary>
    public required string HeapFullName { get; init; }

    /// <summary>The name of the class with the extension properties: that of the type, after those of its containing types.</summary>
    public required string AccessorsName { get; init; }

    /// <summary>The index of the type among those of its heap; null in a heap of one type, where nothing carries a kind.</summary>
    public required int? Kind { get; init; }

    /// <summary>All instance fields in the order of their declaration.</summary>
    public required EquatableArray<FieldModel> Fields { get; init; }

    /// <summary>The edge that carries the forwarding state; null where a header in front of the object does.</summary>
    public required FieldModel? ForwardingEdge { get; init; }
}
