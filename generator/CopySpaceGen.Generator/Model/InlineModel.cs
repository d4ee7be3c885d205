using CopySpaceGen.Generator.Helpers;

namespace CopySpaceGen.Generator.Model;

/// <summary>A struct marked with <c>[GcInline]</c> that holds edges, as part of the objects of a heap.</summary>
internal sealed record InlineModel
{
    public required TypeDeclaration Declaration { get; init; }

    /// <summary>The full name of the heap class that holds it.</summary>
    public required string HeapFullName { get; init; }

    /// <summary>The name of the class with the extension properties.</summary>
    public required string AccessorsName { get; init; }

    /// <summary>Whether entries of the worklist carry a kind.</summary>
    public required bool HasKinds { get; init; }

    /// <summary>The bytes that a bit of the heap's log of written edges stands for; 0 if it keeps none.</summary>
    public required int LogGranule { get; init; }

    /// <summary>All instance fields in the order of their declaration; of an array, its one element.</summary>
    public required EquatableArray<FieldModel> Fields { get; init; }

    /// <summary>The number of elements of an inline array; null for a plain struct.</summary>
    public required int? ArrayLength { get; init; }

    /// <summary>The field with the edge that would carry the forwarding state of an object that has no better one; null if there is none.</summary>
    public required FieldModel? ForwardingField { get; init; }

    /// <summary>The number of edges in it, at any depth.</summary>
    public required int EdgeCount { get; init; }

    /// <summary>Whether some other such struct holds it.</summary>
    public required bool IsInOther { get; init; }

    /// <summary>Whether it is an array of edges.</summary>
    public bool IsEdgeArray => ArrayLength is not null && Fields[0].Edge is not null;
}

/// <summary>A field whose type is a struct marked with <c>[GcInline]</c> that holds edges.</summary>
internal sealed record InlineUse
{
    /// <summary>The full name of the struct.</summary>
    public required string TypeName { get; init; }

    /// <summary>The full name of the class with its accessors.</summary>
    public required string AccessorsFullName { get; init; }

    /// <summary>Whether it is an array of edges, which is handed out as a view.</summary>
    public required bool IsEdgeArray { get; init; }

    /// <summary>The full name of the elements of an array of structs, which is handed out as a span; otherwise null.</summary>
    public required string? ElementTypeName { get; init; }

    /// <summary>The number of edges in it, at any depth.</summary>
    public required int EdgeCount { get; init; }
}
