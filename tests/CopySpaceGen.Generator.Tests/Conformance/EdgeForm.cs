namespace CopySpaceGen.Generator.Tests.Conformance;

/// <summary>How nodes refer to each other.</summary>
/// <param name="Name">What it is called in the name of a case.</param>
/// <param name="Attribute">What marks an edge.</param>
/// <param name="FieldType">The type of an edge.</param>
/// <param name="IsTyped">Whether it names one type.</param>
/// <param name="OtherType">Another type of the heap, so that it has two kinds; empty for one kind.</param>
public sealed record EdgeForm(string Name, string Attribute, string FieldType, bool IsTyped, string OtherType)
{
    private const string Leaf = "[GcObject] public partial struct Leaf { public long Weight; }";
    private const string Linked = "[GcObject] public partial struct Leaf { [GcEdge<Node>] private GcRef _node; }";

    public static IReadOnlyList<EdgeForm> All { get; } =
    [
        new("Wide", "[GcEdge<Node>] ", "GcRef", IsTyped: true, ""),
        new("WideOfTwoKinds", "[GcEdge<Node>] ", "GcRef", IsTyped: true, Leaf),
        new("Narrow", "[GcEdge<Node>] ", "GcRef32", IsTyped: true, ""),
        new("NarrowOfTwoKinds", "[GcEdge<Node>] ", "GcRef32", IsTyped: true, Linked),
        new("Any", "[GcEdge] ", "GcRef", IsTyped: false, Leaf),
        new("AnyOfOneKind", "[GcEdge] ", "GcRef", IsTyped: false, ""),
        new("AnyNarrow", "[GcEdge] ", "GcRef32", IsTyped: false, Linked),
        new("OneOf", "[GcEdge<Node, Leaf>] ", "GcRef", IsTyped: false, Linked),
        new("Value", "", "GcValue", IsTyped: false, Leaf),
        new("ValueOfOneKind", "", "GcValue", IsTyped: false, ""),
    ];

    public bool IsNarrow => FieldType == "GcRef32";

    public bool HoldsIntegers => FieldType == "GcValue";

    /// <summary>The type that an edge is read and written as.</summary>
    public string LocalType => IsTyped ? "GcRef<Node>" : "GcAny<NodeHeap>";

    public override string ToString() => Name;
}
