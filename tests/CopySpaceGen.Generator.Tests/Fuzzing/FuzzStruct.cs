namespace CopySpaceGen.Generator.Tests.Fuzzing;

/// <summary>A random struct: an object type, or a part of some.</summary>
internal sealed class FuzzStruct(string name, bool isInline)
{
    /// <summary>The name as it is written: <c>@event</c>.</summary>
    public string Name { get; } = name;

    public bool IsInline { get; } = isInline;

    public bool IsTypedOnly { get; init; }

    /// <summary>The number of elements, if it is an inline array.</summary>
    public int? ArrayLength { get; set; }

    /// <summary>Only for structs that do not hold themselves.</summary>
    public bool HasEdges => Fields.Exists(static item => item.HasEdges);

    public bool HasTail => Fields.Exists(static item => item.IsTail);

    public List<FuzzField> Fields { get; } = [];

    /// <summary>What stands in front of the struct keyword.</summary>
    public string Header { get; set; } = "";

    /// <summary>How the New method of the heap calls it.</summary>
    public string BareName => Name.TrimStart('@');

    /// <summary>The types that it refers to, itself or through the structs in it.</summary>
    public IEnumerable<FuzzStruct> Referents() =>
        Fields.SelectMany(field => (field.Targets ?? []).Concat(field.Inline?.Referents() ?? []));
}
