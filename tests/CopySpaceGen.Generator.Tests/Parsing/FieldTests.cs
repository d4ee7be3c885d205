using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Tests.Parsing;

public class FieldTests
{
    [Theory]
    [InlineData("left", "Left", "left")]
    [InlineData("_left", "Left", "left")]
    [InlineData("__left", "Left", "left")]
    [InlineData("m_left", "M_left", "m_left")]
    [InlineData("Key", "Key", "key")]
    [InlineData("ID", "ID", "id")]
    [InlineData("URLPath", "URLPath", "urlPath")]
    [InlineData("X", "X", "x")]
    [InlineData("_", "_", "_")]
    [InlineData("_1", "_1", "_1")]
    [InlineData("_event", "Event", "@event")]
    [InlineData("Yield", "Yield", "@yield")]
    [InlineData("été", "Été", "été")]
    [InlineData("数", "数", "数")]
    public void AccessorsAndParametersAreNamedAfterTheField(string field, string accessor, string parameter)
    {
        FieldModel model = Parsed.Field($"public int {field};");

        Assert.Equal((field, accessor, parameter), (model.Name, model.AccessorName, model.ParameterName));
    }

    [Fact]
    public void KeywordsAreEscaped()
    {
        FieldModel model = Parsed.Field("public int @event;");

        Assert.Equal(("@event", "Event", "@event"), (model.Name, model.AccessorName, model.ParameterName));
    }

    [Theory]
    [InlineData("public int x;", "int")]
    [InlineData("public nint x;", "nint")]
    [InlineData("public int? x;", "int?")]
    [InlineData("public System.Guid x;", "global::System.Guid")]
    [InlineData("public System.DayOfWeek x;", "global::System.DayOfWeek")]
    [InlineData("public (int A, System.Guid B) x;", "(int A, global::System.Guid B)")]
    [InlineData("public System.Collections.Generic.KeyValuePair<int, long> x;", "global::System.Collections.Generic.KeyValuePair<int, long>")]
    [InlineData("public System.Guid* x;", "global::System.Guid*")]
    [InlineData("public void** x;", "void**")]
    [InlineData("public delegate* unmanaged<System.Guid, void> x;", "delegate* unmanaged<global::System.Guid, void>")]
    public void DataIsOfAnyUnmanagedType(string declaration, string type)
    {
        FieldModel field = Parsed.Field(declaration);

        Assert.Equal((FieldRole.Data, type), (field.Role, field.TypeName));
    }

    [Fact]
    public void AFixedBufferHasTheTypeOfItsElementsAndALength()
    {
        FieldModel field = Parsed.Field("public fixed char Text[21];");

        Assert.Equal((FieldRole.FixedBuffer, "char", 21), (field.Role, field.TypeName, field.BufferLength));
    }

    [Theory]
    [InlineData("[GcEdge<Node>] private GcRef next;", EdgeWidth.Wide, "global::Node")]
    [InlineData("[GcEdge<Node>] private GcRef32 next;", EdgeWidth.Narrow, "global::Node")]
    [InlineData("[GcEdge<Node, Node>] private GcRef next;", EdgeWidth.Wide, "global::Node")]
    [InlineData("[GcEdge<Node, Other>] private GcRef next;", EdgeWidth.Wide, "global::Node", "global::Other")]
    [InlineData("[GcEdge<Other, Node, Third, Fourth>] private GcRef32 next;", EdgeWidth.Narrow, "global::Other", "global::Node", "global::Third", "global::Fourth")]
    [InlineData("[GcEdge] private GcRef next;", EdgeWidth.Wide)]
    [InlineData("private GcValue next;", EdgeWidth.Value)]
    public void AnEdgeHasTheTypesOfItsTargets(string declaration, object width, params string[] targets)
    {
        FieldModel field = Parsed.Field(
            declaration,
            """

            #pragma warning disable CS0649 // Not every test uses all of them.
            [GcObject] internal partial struct Other { public int Key; }
            [GcObject] internal partial struct Third { public int Key; }
            [GcObject] internal partial struct Fourth { public int Key; }
            """);

        Assert.Equal((FieldRole.Edge, (EdgeWidth)width, targets.Length == 1), (field.Role, field.Edge!.Width, field.Edge.IsTyped));
        Assert.Equal(targets, field.Edge.Targets);
    }

    [Fact]
    public void AFieldOfATypeThatOnlyTheStructCanNameIsHidden() => Assert.Equal(
        [FieldRole.Hidden, FieldRole.Hidden],
        Parsed.Node("private Color color; private Color* colors; internal bool IsFirst => color == *colors; private enum Color;").Fields.Select(field => field.Role));

    [Theory]
    [InlineData("public int x;", true)]
    [InlineData("internal int x;", false)]
    [InlineData("private int x;", false)]
    [InlineData("int x;", false)]
    [InlineData("[GcEdge<Node>] private GcRef x;", true)]
    [InlineData("[GcEdge<Node>] GcRef x;", true)]
    public void EdgesAndPublicFieldsHavePublicAccessors(string declaration, bool isPublic) => Assert.Equal(isPublic, Parsed.Field(declaration).IsPublic);

    [Theory]
    [InlineData("internal System.Guid x;", true)]
    [InlineData("internal Node* x;", false)]
    [InlineData("internal System.Collections.Generic.KeyValuePair<int, Node>* x;", false)]
    [InlineData("internal delegate*<Node, void> x;", false)]
    [InlineData("[GcEdge<Node>] private GcRef x;", false)]
    public void ATypeIsPublicIfAllThatItIsMadeOfIs(string declaration, bool hasPublicType) => Assert.Equal(hasPublicType, Parsed.Field(declaration).HasPublicType);

    [Theory]
    [InlineData("public int x;", false)]
    [InlineData("public readonly int x;", true)]
    public void ReadOnlyFieldsAreKnown(string declaration, bool isReadOnly) => Assert.Equal(isReadOnly, Parsed.Field(declaration).IsReadOnly);

    [Fact]
    public void StaticsAndConstantsAreNoFieldsOfTheObject() => Assert.Equal(
        ["Key"],
        Parsed.Node("public const int Max = 5; internal static readonly string Name = \"\"; public int Key;").Fields.Select(field => field.Name));

    [Fact]
    public void FieldsAreInTheOrderOfTheirDeclaration() => Assert.Equal(
        ["B", "c", "A"],
        Parsed.Node("public int B; [GcEdge<Node>] private GcRef c; public byte A;").Fields.Select(field => field.Name));

    [Theory]
    [InlineData("public int Key; [GcEdge<Node>] private GcRef @event; [GcEdge<Node>] private GcRef next;", "@event")]
    [InlineData("public int Key;", null)]
    [InlineData("[GcEdge<Node>] private GcRef32 narrow; [GcEdge<Node>] private GcRef wide;", "wide")]
    [InlineData("public int Key; [GcEdge<Node>] private GcRef32 narrow; [GcEdge<Node>] private GcRef32 other;", "narrow")]
    public void TheFirstEdgeCarriesTheForwardingState(string members, string? field) => Assert.Equal(field, Parsed.Node(members).Forwarding.FieldName);
}
