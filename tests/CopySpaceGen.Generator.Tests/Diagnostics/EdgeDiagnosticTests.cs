using CopySpaceGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis.Testing;

namespace CopySpaceGen.Generator.Tests.Diagnostics;

/// <summary>What is reported at fields that are, or should be, references.</summary>
public class EdgeDiagnosticTests
{
    [Fact]
    public Task ReferencesAreMarked() => Verify("private GcRef {|CSG0016:left|}, {|CSG0016:right|}; private GcRef32 {|CSG0016:narrow|};");

    [Theory]
    [InlineData("public {|CS8345:GcRef<Node>|} {|CSG0017:left|};")]
    [InlineData("public {|CS8345:CopySpaceGen.GcRef<Node>|} {|CSG0017:left|};")]
    [InlineData("[GcEdge<Node>] private {|CS8345:GcRef<Node>|} {|CSG0017:left|};")]
    [InlineData("[GcEdge] private readonly {|CS8345:GcRef<Node>|} {|CSG0017:left|};")]
    [InlineData("public {|CS8345:Local<Node>|} {|CSG0017:left|};")]
    public Task ReferencesAreNotTyped(string members) => Verify(members);

    [Theory]
    [InlineData("public {|CS8345:GcAny<Values>|} {|CSG0037:any|};")]
    [InlineData("public readonly {|CS8345:LocalAny<Values>|} {|CSG0037:any|};")]
    [InlineData("[GcEdge] private {|CS8345:GcAny<Values>|} {|CSG0037:any|};")]
    public Task AnyIsForVariables(string members) => Verify(
        members, "[GcObject] internal partial struct Box { private GcValue value; } [GcHeap(typeof(Box))] internal partial class Values;");

    [Theory]
    [InlineData("public Inner {|CSG0018:Hidden|};", "internal struct Inner { public int X; public GcRef Reference; }")]
    [InlineData("public Outer {|CSG0018:Hidden|};", "internal struct Outer { public Inner Inner; } internal struct Inner { public GcRef Reference; }")]
    [InlineData("public Many {|CSG0018:Hidden|};", "[System.Runtime.CompilerServices.InlineArray(4)] internal struct Many { private GcRef reference; }")]
    [InlineData("public Inner<GcRef> {|CSG0018:Hidden|};", "internal struct Inner<T> { public T Value; }")]
    [InlineData("private GcRef? {|CSG0018:hidden|};", "")]
    [InlineData("public Inner {|CSG0018:Hidden|};", "internal struct Inner { public int X; public GcRef32 Reference; }")]
    [InlineData("public Inner {|CSG0018:Hidden|};", "internal struct Inner { public GcValue Value; }")]
    [InlineData("public (int, GcRef) {|CSG0018:Hidden|};", "")]
    [InlineData("public Good {|CSG0018:Hidden|};", "")]
    public Task ReferencesAreFieldsOfTheObjectItself(string members, string others) => Verify(members, others);

    [Theory]
    [InlineData("public Inner Data;", "internal struct Inner { public int X; public System.Guid Y; public static GcRef {|CSG0055:s_reference|}; }")]
    [InlineData("public Inner* Data;", "internal struct Inner { public GcRef Reference; }")]
    public Task StructsWithoutReferencesAreAccepted(string members, string others) => Verify(members, others);

    [Theory]
    [InlineData("[GcEdge<Node>] private int {|CSG0019:left|};")]
    [InlineData("[GcEdge<Node>] private nint {|CSG0019:left|};")]
    [InlineData("[GcEdge<Node>] private Node* {|CSG0019:left|};")]
    [InlineData("[GcEdge] private nint {|CSG0019:left|};")]
    [InlineData("[GcEdge] private GcValue {|CSG0019:left|};")]
    [InlineData("[GcEdge<Node>] private GcValue {|CSG0019:left|};")]
    public Task EdgesAreReferences(string members) => Verify(members);

    [Theory]
    [InlineData("[GcEdge<Node>] public GcRef {|CSG0020:left|};")]
    [InlineData("[GcEdge<Node>] internal GcRef {|CSG0020:left|};")]
    [InlineData("[GcEdge] public GcRef {|CSG0020:left|};")]
    [InlineData("public GcValue {|CSG0020:left|};")]
    [InlineData("internal readonly GcValue {|CSG0020:{|CSG0021:left|}|};")]
    public Task EdgesArePrivate(string members) => Verify(members);

    [Theory]
    [InlineData("[GcEdge<Node>] private readonly GcRef {|CSG0021:left|};")]
    [InlineData("[GcEdge<Node>] private static GcRef {|CSG0021:s_left|};")]
    [InlineData("private static GcValue {|CSG0021:s_value|};")]
    [InlineData("private static GcRef {|CSG0021:s_left|};")]
    [InlineData("private static GcRef32 {|CSG0021:s_left|};")]
    [InlineData("[GcEdge] private static GcRef {|CSG0021:s_left|};")]
    [InlineData("private readonly GcValue {|CSG0021:left|};")]
    public Task EdgesAreWritableFieldsOfTheObject(string members) => Verify(members);

    [Theory]
    [InlineData("[{|CSG0022:GcEdge<Plain>|}] private GcRef left;", "internal struct Plain { public int Key; }")]
    [InlineData("[{|CSG0022:GcEdge<Plain>|}] private GcRef left;", "internal class Plain;")]
    [InlineData("[{|CSG0022:GcEdge<int>|}] private GcRef left;", "")]
    [InlineData("[{|CSG0022:GcEdge<Node[]>|}] private GcRef left;", "")]
    [InlineData("[{|CSG0022:GcEdge<Node, int>|}] private GcRef left;", "")]
    [InlineData("[{|CSG0022:{|CSG0022:GcEdge<Plain, Node, Part>|}|}] private GcRef left;", "internal class Plain; [GcInline] internal partial struct Part;")]
    public Task EdgesReferToObjects(string members, string others) => Verify(members, others);

    [Theory]
    [InlineData("[GcEdge, {|CSG0035:GcEdge<Node>|}] private GcRef left;")]
    [InlineData("[GcEdge<Node>] [{|CSG0035:GcEdge<Node, Node>|}] private GcRef left;")]
    [InlineData("[GcEdge<Node>, {|CSG0035:{|CS0579:GcEdge<Node>|}|}] private GcRef left;")]
    [InlineData("[GcEdge<Node>, GcEdge] private {|CS8345:GcRef<Node>|} {|CSG0017:left|};")]
    public Task EdgesHaveOneAttribute(string members) => Verify(members);

    [Theory]
    [InlineData("[{|CSG0036:GcEdge<Node, Leaf>|}] private GcRef left;")]
    [InlineData("[{|CSG0036:GcEdge<Leaf, Leaf>|}] private GcRef left;")]
    [InlineData("[{|CSG0036:GcEdge<Leaf, Node, Leaf>|}] private GcRef left;")]
    [InlineData("[GcEdge<Leaf>] private GcRef left;")]
    [InlineData("[GcEdge] private GcRef other; private GcValue value; [GcEdge<Leaf>] private GcRef left;")]
    public Task EdgesOfSeveralTypesReferToTypesWithHeaders(string members) =>
        Verify(members, "[GcObject(TypedOnly = true)] internal partial struct Leaf { public int Key; }", "GcHeap(typeof(Node), typeof(Leaf))");

    [Theory]
    [InlineData("[GcEdge<Node, Node>] private GcRef left;")]
    [InlineData("[GcEdge<Node, Leaf>] private GcRef left;")]
    [InlineData("[GcEdge<Node, Leaf, Other>] private GcRef left; [GcEdge<Other, Leaf, Node, Node>] private GcRef right;")]
    [InlineData("[GcEdge] private GcRef left; private GcValue value;")]
    [InlineData("private GcValue value;")]
    public Task EdgesOfAllFormsAreAccepted(string members) => Verify(
        members,
        """
        [GcObject(TypedOnly = false)] internal partial struct Leaf { public int Key; }
        [GcObject] internal partial struct Other { [GcEdge] private GcRef left; [GcEdge<Leaf>] private GcRef leaf; }
        """,
        "GcHeap(typeof(Node), typeof(Leaf), typeof(Other))");

    [Fact]
    public Task ValuesMayBeInAHeapOfOneType() => Verify("private GcValue value; [GcEdge] private GcRef other; [GcEdge<Node, Node>] private GcRef next;");

    [Fact]
    public Task UnknownTypesAreLeftToTheCompiler() => Verify("[GcEdge<{|CS0246:Nothing|}>] private GcRef left; public {|CS0246:Nothing|} Other;");

    [Fact]
    public Task EdgesReferToObjectsOfTheProject() => MarkupTest.Verify(
        test => OtherProject.AddTo(test),
        "[GcObject] internal partial struct Node { [{|CSG0023:GcEdge<Other.Foreign>|}] private GcRef left; } [GcHeap(typeof(Node))] internal partial class Heap;");

    [Theory]
    [InlineData("internal struct Plain { [{|CSG0024:GcEdge<Good>|}] private GcRef left; }")]
    [InlineData("internal class Plain { [{|CSG0024:GcEdge<Good>|}] private GcRef left; }")]
    [InlineData("internal class Plain { [{|CSG0024:GcEdge<Good>|}] private static GcRef s_left; }")]
    public Task EdgesAreInObjects(string source) => MarkupTest.Verify(source);

    [Fact]
    public Task OneFieldCanHaveSeveralFaults() => Verify(
        "[{|CSG0022:GcEdge<int>|}] public static int {|CSG0019:{|CSG0020:{|CSG0021:s_left|}|}|}; [{|CSG0022:GcEdge<int>|}] public readonly GcRef {|CSG0020:{|CSG0021:left|}|};");

    [Fact]
    public async Task TheMessageOfATypedReferenceGivesTheDeclarationToWrite()
    {
        MarkupTest.Test test = new()
        {
            TestCode = "using CopySpaceGen; [GcObject] internal partial struct Node { public {|CS8345:GcRef<Node>|} {|#0:left|}; } [GcHeap(typeof(Node))] internal partial class Heap;",
        };
        test.ExpectedDiagnostics.Add(DiagnosticResult.CompilerError("CSG0017").WithLocation(0).WithMessage(
            "The collector would not follow 'Node.left', and the .NET type loader rejects two structs that hold generic structs over each other: declare it as [GcEdge<Node>] private GcRef left"));
        await test.RunAsync();
    }

    private static Task Verify(string members, string others = "", string heap = "GcHeap(typeof(Node))") => MarkupTest.Verify(
        $"[GcObject] internal unsafe partial struct Node {{ {members} }} {others}\n[{heap}] internal partial class Heap;");
}
