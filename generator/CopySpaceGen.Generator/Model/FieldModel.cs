namespace CopySpaceGen.Generator.Model;

/// <summary>What the generator does with a field.</summary>
internal enum FieldRole
{
    /// <summary>Plain data, handed out by reference.</summary>
    Data,

    /// <summary>Data of a type that only the struct itself can name: zeroed by the allocation, without an accessor.</summary>
    Hidden,

    /// <summary>A fixed-size buffer, zeroed by the allocation and handed out as a span.</summary>
    FixedBuffer,

    /// <summary>A reference to another object of the heap.</summary>
    Edge,

    /// <summary>A struct that holds edges: zeroed by the allocation and handed out in place.</summary>
    Inline,

    /// <summary>The number of elements in the tail: written by the allocation and handed out by value.</summary>
    Length,
}

/// <summary>A field of a heap object.</summary>
internal sealed record FieldModel
{
    /// <summary>The name as declared, escaped where needed: <c>_left</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the property for it: <c>Left</c>.</summary>
    public required string AccessorName { get; init; }

    /// <summary>The name of the allocation's parameter for it, escaped where needed: <c>left</c>.</summary>
    public required string ParameterName { get; init; }

    /// <summary>The full name of its type; of a buffer's element.</summary>
    public required string TypeName { get; init; }

    public required FieldRole Role { get; init; }

    /// <summary>Whether the user means the property for all who see the type; otherwise it is internal.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>Whether code of other assemblies can name its type; for an edge, the types of its targets.</summary>
    public required bool HasPublicType { get; init; }

    /// <summary>What it can refer to, if it is an edge; otherwise null.</summary>
    public required EdgeModel? Edge { get; init; }

    /// <summary>What it is made of, if it is a struct that holds edges; otherwise null.</summary>
    public required InlineUse? Inline { get; init; }

    public required bool IsReadOnly { get; init; }

    /// <summary>Whether its type is a pointer, to data or to a function.</summary>
    public required bool IsPointer { get; init; }

    /// <summary>The number of elements of a fixed-size buffer; 0 for other fields.</summary>
    public required int BufferLength { get; init; }

    /// <summary>Whether the user sees a field of that name and needs no accessor for it: only in structs that are handed out in place.</summary>
    public required bool IsVisible { get; init; }

    /// <summary>The number of edges in it, at any depth.</summary>
    public int EdgeCount => Edge is not null ? 1 : Inline?.EdgeCount ?? 0;
}
