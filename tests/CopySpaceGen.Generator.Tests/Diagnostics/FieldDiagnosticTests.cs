using CopySpaceGen.Generator.Tests.Infrastructure;

namespace CopySpaceGen.Generator.Tests.Diagnostics;

/// <summary>What is reported at fields that are data, and at their names.</summary>
public class FieldDiagnosticTests
{
    [Theory]
    [InlineData("public string {|CSG0012:Name|};")]
    [InlineData("public int[] {|CSG0012:Items|};")]
    [InlineData("public object? {|CSG0012:Thing|}; public (int, string) {|CSG0012:Pair|};")]
    [InlineData("private Persistent<Good> {|CSG0012:root|};")]
    public Task DataIsUnmanaged(string members) => Verify(members);

    [Theory]
    [InlineData("public int {|CSG0013:Key|} { get; set; }")]
    [InlineData("public int {|CSG0013:Key|} { get; }")]
    [InlineData("public int {|CSG0013:Key|} { get => field; set => field = value; }")]
    [InlineData("public event System.Action {|CSG0013:Changed|};")]
    [InlineData("[field: GcEdge<Node>] private GcRef {|CSG0013:Next|} { get; set; }")]
    public Task PropertiesHaveNoFieldsOfTheirOwn(string members) => Verify(members);

    [Theory]
    [InlineData("record struct Node(int {|CSG0013:Key|});")]
    [InlineData("struct Node{|CSG0013:(int key)|} { public readonly int Key() => key; }")]
    public Task ParametersHaveNoFieldsOfTheirOwn(string declaration) => VerifyDeclaration(declaration);

    [Fact]
    public Task PropertiesWithoutFieldsAreAccepted() => Verify("public int Key; public readonly int Twice => 2 * Key; public static int Count { get; set; } public static event System.Action? Changed; public event System.Action Other { add { } remove { } }");

    [Theory]
    [InlineData("private int _left; private int {|CSG0014:left|};")]
    [InlineData("public int Left; public int {|CSG0014:LEFT|}; public int {|CSG0014:_left|};")]
    [InlineData("[GcEdge<Node>] private GcRef left; public int {|CSG0014:Left|};")]
    public Task AccessorsHaveDifferentNames(string members) => Verify(members);

    [Theory]
    [InlineData("isNull")]
    [InlineData("_ref")]
    [InlineData("Null")]
    [InlineData("getType")]
    [InlineData("_equals")]
    [InlineData("toString")]
    [InlineData("getHashCode")]
    [InlineData("gcRef")]
    [InlineData("local")]
    [InlineData("nodeAccessors")]
    public Task AccessorsHaveNoReservedNames(string name) => Verify($"public int {{|CSG0015:{name}|}};");

    [Theory]
    [InlineData("address")]
    [InlineData("slot")]
    [InlineData("bits")]
    [InlineData("kind")]
    public Task NamesThatOnlyTheLibraryKnowsAreFree(string name) => Verify($"public int {name};");

    [Fact]
    public Task HiddenFieldsMayHaveAnyName() => Verify("private Color _ref; private Color left; public int Left; private enum Color;");

    [Theory]
    [InlineData("public readonly int Key; private nint? other; internal System.DayOfWeek Day; public System.Guid* Ids;")]
    [InlineData("public fixed long Numbers[4]; public delegate*<int, void> Function; public (int, byte) Pair; public System.DateTime Time;")]
    public Task UnmanagedDataIsAccepted(string members) => Verify(members);

    private static Task Verify(string members) => VerifyDeclaration($"struct Node {{ {members} }}");

    private static Task VerifyDeclaration(string declaration) =>
        MarkupTest.Verify($"[GcObject] internal unsafe partial {declaration}\n[GcHeap(typeof(Node))] internal partial class Heap;");
}
