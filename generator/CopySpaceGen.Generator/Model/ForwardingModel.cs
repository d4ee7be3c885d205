namespace CopySpaceGen.Generator.Model;

/// <summary>What tells whether an object has been copied, and where to.</summary>
internal enum ForwardingWord
{
    /// <summary>A word in front of the object.</summary>
    Header,

    /// <summary>The low bits of an edge of 8 bytes.</summary>
    WideEdge,

    /// <summary>An edge of 4 bytes, by the region that it refers to.</summary>
    NarrowEdge,

    /// <summary>The low bits of a field that can hold values that are no references.</summary>
    Value,

    /// <summary>The sign bit of the length of the tail.</summary>
    Length,

    /// <summary>Nothing: the object is always large, and never copied.</summary>
    None,
}

/// <summary>The choice for a type.</summary>
internal sealed record ForwardingModel
{
    public required ForwardingWord Word { get; init; }

    /// <summary>The field that serves; null for a header.</summary>
    public required string? FieldName { get; init; }

    /// <summary>The full name of the struct of that field, if it is one with the edge in it; otherwise null.</summary>
    public required string? InlineTypeName { get; init; }

    /// <summary>Whether the edge that serves may refer to a large object, whose place says nothing.</summary>
    public required bool MayReferToLarge { get; init; }
}
