using CopySpaceGen.Generator.Tests.Infrastructure;

namespace CopySpaceGen.Generator.Tests.Diagnostics;

/// <summary>What is reported at structs that are part of objects, and at fields of such types.</summary>
public class InlineDiagnosticTests
{
    private const string Node = "[GcObject] internal partial struct Node { public Link Link; }\n[GcHeap(typeof(Node))] internal partial class Heap;\n";

    [Theory]
    [InlineData("internal struct Link { [{|CSG0024:GcEdge<Node>|}] private GcRef next; }", "{|CSG0018:Link|}")]
    [InlineData("internal struct Link { private GcValue value; }", "{|CSG0018:Link|}")]
    [InlineData("internal struct Link { public Inner Inner; } [GcInline] internal partial struct Inner { [GcEdge<Node>] private GcRef next; }", "{|CSG0018:Link|}")]
    [InlineData("[GcInline] internal partial struct Link { [GcEdge<Node>] private GcRef next; }", "Link")]
    [InlineData("[GcInline] internal partial struct Link { private GcValue value; }", "Link")]
    [InlineData("[GcInline] internal partial struct Link { public Inner Inner; } [GcInline] internal partial struct Inner { [GcEdge<Node>] private GcRef next; }", "Link")]
    public Task EdgesAreInMarkedStructs(string link, string field) => MarkupTest.Verify(Node.Replace("Link Link", "Link " + field) + link);

    [Theory]
    [InlineData("[GcInline] internal struct {|CSG0003:Link|} { [GcEdge<Node>] private GcRef next; }")]
    [InlineData("[GcInline] internal struct {|CSG0003:Link|} { public int Key; }")]
    [InlineData("[GcInline] file partial struct {|CSG0004:Link|} { [GcEdge<Node>] private GcRef next; }", false)]
    [InlineData("[GcInline, StructLayout(LayoutKind.Explicit)] internal partial struct {|CSG0007:Link|} { [FieldOffset(0), GcEdge<Node>] private GcRef next; }")]
    [InlineData("[GcInline, StructLayout(LayoutKind.Sequential, Pack = 4)] internal partial struct {|CSG0007:Link|} { [GcEdge<Node>] private GcRef next; }")]
    [InlineData("[GcInline] internal ref partial struct {|CSG0006:Link|} { [GcEdge<Node>] private GcRef next; }", false)]
    [InlineData("[GcInline] internal partial struct Link { [GcEdge<Node>] private GcRef next; public int {|CSG0009:Layout|}; }")]
    [InlineData("[GcInline] internal partial struct {|CSG0011:Link|} { [GcEdge<Node>] private GcRef next; } internal class LinkAccessors;")]
    [InlineData("[GcInline] internal partial struct Link { [GcEdge<Node>] private GcRef next; public string {|CSG0012:Name|}; }")]
    [InlineData("[GcInline] internal partial struct Link { [GcEdge<Node>] private GcRef next; public int {|CSG0013:Key|} { get; set; } }")]
    [InlineData("[GcInline] internal partial struct Link { [GcEdge<Node>] private GcRef left; private int {|CSG0014:_left|}; }")]
    [InlineData("[GcInline] internal partial struct Link { [GcEdge<Node>] private GcRef {|CSG0015:_link|}; }")]
    [InlineData("[GcInline] internal partial struct Link { [GcEdge<Node>] private GcRef next; private int {|CSG0015:link|}; }")]
    [InlineData("[GcInline] internal partial struct Link { private GcRef {|CSG0016:next|}; }")]
    [InlineData("[GcInline] internal partial struct Link { private {|CS8345:GcRef<Node>|} {|CSG0017:next|}; private GcValue value; }")]
    [InlineData("[GcInline] internal partial struct Link { [GcEdge<Node>] internal GcRef {|CSG0020:next|}; }")]
    [InlineData("[GcInline] internal partial struct Link { [{|CSG0022:GcEdge<int>|}] private GcRef next; }")]
    [InlineData("[GcInline, System.Runtime.CompilerServices.InlineArray(2)] internal partial struct Link { private GcRef {|CSG0016:item|}; }")]
    public Task MarkedStructsAreLikeObjects(string link, bool isUsed = true) =>
        MarkupTest.Verify((isUsed ? Node : Node.Replace("public Link Link;", "public int Key;")) + link);

    [Fact]
    public Task FieldsAreInOnePart() => MarkupTest.Verify(
        Node + "[GcInline] internal partial struct {|CSG0008:Link|} { [GcEdge<Node>] private GcRef next; }",
        "internal partial struct Link { public int Other; }");

    [Theory]
    [InlineData("internal class Outer { [GcInline] internal partial struct {|CSG0003:Link|} { [GcEdge<Node>] private GcRef next; } }")]
    [InlineData("internal partial class Outer { private partial class Middle { [GcInline] internal partial struct {|CSG0004:Link|} { [GcEdge<Good>] private GcRef next; } } }", "int")]
    [InlineData("internal partial class Outer<T> { [GcInline] internal partial struct {|CSG0005:Link|} { [GcEdge<Node>] private GcRef next; } }", "Outer<int>.Link")]
    public Task GeneratedCodeReachesNestedStructs(string source, string type = "Outer.Link") => MarkupTest.Verify(Node.Replace("Link Link", type + " Link") + source);

    [Fact]
    public Task PrivateStructsCannotBeMarked() => MarkupTest.Verify(
        """
        [GcObject] internal partial struct Node { private Link link; [GcInline] private partial struct {|CSG0004:Link|} { [GcEdge<Node>] private GcRef next; } }
        [GcHeap(typeof(Node))] internal partial class Heap;
        """);

    [Theory]
    [InlineData("Link<int>")]
    [InlineData("Link<System.Guid>")]
    public Task MarkedStructsAreNotGeneric(string type) => MarkupTest.Verify(
        Node.Replace("Link Link", type + " Link") + "[GcInline] internal partial struct {|CSG0005:Link|}<T> where T : unmanaged { [GcEdge<Node>] private GcRef next; public T Key; }");

    [Theory]
    [InlineData("public readonly Link {|CSG0021:Link|};")]
    [InlineData("private readonly Links {|CSG0021:links|};")]
    [InlineData("public readonly Data Data; private readonly Bytes bytes;")]
    public Task StructsWithEdgesAreWritable(string member) => MarkupTest.Verify(
        $$"""
        [GcObject] internal partial struct Node { {{member}} }
        [GcInline] internal partial struct Link { [GcEdge<Node>] private GcRef next; }
        [GcInline, System.Runtime.CompilerServices.InlineArray(2)] internal partial struct Links { private Link item; }
        [GcInline] internal partial struct Data { public int Key; }
        [GcInline, System.Runtime.CompilerServices.InlineArray(2)] internal partial struct Bytes { private byte item; }
        [GcHeap(typeof(Node))] internal partial class Heap;
        """);

    [Theory]
    [InlineData("[GcObject, GcInline] internal partial struct {|CSG0046:Link|} { [GcEdge<Node>] private GcRef next; }")]
    [InlineData("[GcInline, GcObject] internal struct {|CSG0003:{|CSG0046:Link|}|} { private GcRef {|CSG0016:next|}; }")]
    [InlineData("[GcInline] [GcObject] internal partial struct {|CSG0046:Link|} { [GcLength] private int count; [GcTrailing, GcEdge<Node>] private GcRef items; }")]
    public Task AStructIsAnObjectOrAPartOfObjects(string link) => MarkupTest.Verify(Node + link + "\n[GcHeap(typeof(Link))] internal partial class Other;");

    // The generator must neither hang nor crash: in an editor, any source is there at some time.
    [Theory]
    [InlineData("[GcInline] internal partial struct Link { public Link {|CS0523:Inner|}; [GcEdge<Node>] private GcRef next; }")]
    [InlineData("[GcInline] internal partial struct Link { public Link {|CS0523:Inner|}; }")]
    [InlineData("[GcInline] internal partial struct Link { public Other {|CS0523:Inner|}; } [GcInline] internal partial struct Other { public Link {|CS0523:Inner|}; [GcEdge<Node>] private GcRef next; }")]
    [InlineData("[GcInline] internal partial struct Link { public Other {|CS0523:{|CSG0018:Inner|}|}; [GcEdge<Node>] private GcRef next; } internal struct Other { public Link {|CS0523:Inner|}; }")]
    [InlineData("[GcInline, System.Runtime.CompilerServices.InlineArray(2)] internal partial struct Link { private Link {|CS0523:item|}; }")]
    [InlineData("internal struct Link { public Link {|CS0523:Inner|}; }")]
    [InlineData("internal struct Link { public Other {|CS0523:Inner|}; } internal struct Other { public Link {|CS0523:Inner|}; }")]
    public Task StructsThatHoldThemselvesAreLeftToTheCompiler(string link) => MarkupTest.Verify(Node + link);

    [Fact]
    public Task ObjectsThatHoldThemselvesAreLeftToTheCompiler() => MarkupTest.Verify(
        "[GcObject] internal partial struct Node { public Node {|CS0523:Inner|}; public int Key; } [GcHeap(typeof(Node))] internal partial class Heap;");

    [Theory]
    [InlineData("[GcInline] internal partial struct {|CSG0005:Link|}<T> where T : unmanaged { public Link<Link<T>> {|CS0523:Inner|}; }")]
    [InlineData("internal struct Link<T> where T : unmanaged { public Link<Link<T>> {|CS0523:Inner|}; }")]
    [InlineData("internal struct Link<T> where T : unmanaged { public Box<Link<Link<T>>> {|CS0523:Inner|}; } internal struct Box<T> where T : unmanaged { public T Value; }")]
    [InlineData("[GcInline] internal partial struct {|CSG0005:Link|}<T> where T : unmanaged { public Link<Link<T>> {|CS0523:Inner|}; [GcEdge<Node>] private GcRef next; }")]
    public Task GenericStructsThatGrowForeverAreLeftToTheCompiler(string link) => MarkupTest.Verify(Node.Replace("Link Link", "Link<int> Link") + link);

    [Fact]
    public Task PairsOfPairsAreAccepted() => MarkupTest.Verify(
        """
        internal struct Pair<T> where T : unmanaged { public T First; public T Second; }
        internal readonly struct Id<T> where T : unmanaged { public readonly int Index; }
        [GcObject] internal partial struct Node { public Pair<Pair<Pair<int>>> Pairs; public Pair<Id<Node>> Ids; public (int, (int, (int, int))?) Tuple; [GcEdge<Node>] private GcRef next; }
        [GcHeap(typeof(Node))] internal partial class Heap;
        """);

    [Fact]
    public Task AReferenceInPairsOfPairsIsFound() => MarkupTest.Verify(
        """
        internal struct Pair<T> where T : unmanaged { public T First; public T Second; }
        [GcObject] internal partial struct Node { public Pair<Pair<Pair<GcRef>>> {|CSG0018:Pairs|}; }
        [GcHeap(typeof(Node))] internal partial class Heap;
        """);

    [Theory]
    [InlineData("[GcObject] internal partial struct A { public Link First; } [GcObject] internal partial struct B { public Link First; public Link Second; [GcEdge<A>] private GcRef a; }")]
    [InlineData("[GcObject] internal partial struct A { public Links Links; } [GcObject] internal partial struct B { [GcLength] private int count; [GcTrailing] private Link items; }")]
    public Task TypesOfOneHeapMayShareAStruct(string objects) => MarkupTest.Verify(
        $$"""
        {{objects}}
        [GcInline] internal partial struct Link { [GcEdge<A>] private GcRef next; }
        [GcInline, System.Runtime.CompilerServices.InlineArray(2)] internal partial struct Links { private Link item; }
        [GcHeap(typeof(A), typeof(B))] internal partial class Heap;
        """);

    [Fact]
    public Task AStructWithEdgesIsInOneHeap() => MarkupTest.Verify(
        """
        [GcObject] internal partial struct A { public Link Link; }
        [GcObject] internal partial struct B { public Link Link; }
        [GcInline] internal partial struct Link { private GcValue value; }
        [GcHeap(typeof(A))] internal partial class First;
        [{|CSG0032:GcHeap(typeof(B))|}] internal partial class Second;
        """);

    [Fact]
    public Task AStructWithoutEdgesIsInAnyHeap() => MarkupTest.Verify(
        """
        [GcObject] internal partial struct A { public Data Data; }
        [GcObject] internal partial struct B { [GcEdge<B>] private GcRef next; public Data Data; }
        [GcInline] internal partial struct Data { public int Key; public readonly int Other; }
        [GcHeap(typeof(A))] internal partial class First;
        [GcHeap(typeof(B))] internal partial class Second;
        """);

    [Theory]
    [InlineData("{|CSG0034:GcHeap(typeof(Node))|}")]
    [InlineData("GcHeap(typeof(Node), Aligned = true)")]
    public Task NarrowReferencesNeedAnAlignedHeap(string attribute) => MarkupTest.Verify(
        $$"""
        [GcObject] internal partial struct Node { public Outer Outer; }
        [GcInline] internal partial struct Outer { public Link Link; }
        [GcInline] internal partial struct Link { [GcEdge<Node>] private GcRef32 next; }
        [{{attribute}}] internal partial class Heap;
        """);

    [Fact]
    public Task StructsOfOtherProjectsCannotHoldEdges() => MarkupTest.Verify(
        test => OtherProject.AddTo(test),
        "[GcObject] internal partial struct Node { public Other.ForeignPart {|CSG0023:Part|}; } [GcHeap(typeof(Node))] internal partial class Heap;");

    [Fact]
    public Task StructsOfAllFormsAreAccepted() => MarkupTest.Verify(
        """
        public partial interface IOuter
        {
            [GcInline] public partial record struct Link { [GcEdge<Node>] private GcRef next; internal Inner Inner; private readonly int key; }
            [GcInline] internal unsafe partial struct Inner { public fixed byte Bytes[3]; [GcEdge<Node, Other>] private GcRef32 next; public void* Pointer; private GcValue value; }
        }

        [GcInline, System.Runtime.CompilerServices.InlineArray(3)] public partial struct Edges { [GcEdge] private GcRef item; }
        [GcInline, System.Runtime.CompilerServices.InlineArray(3)] internal partial struct Narrow { [GcEdge<Node>] private GcRef32 item; }
        [GcInline, System.Runtime.CompilerServices.InlineArray(3)] public partial struct Links { private IOuter.Link item; }
        [GcInline, System.Runtime.CompilerServices.InlineArray(3)] internal partial struct Grid { private Edges item; }
        [GcInline] internal partial struct Empty;
        [GcObject] public partial struct Node { public IOuter.Link Link; private Links links; public Edges Edges; internal Grid Grid; private Narrow narrow; private Empty empty; }
        [GcObject] internal partial struct Other { public int Key; }
        [GcHeap(typeof(Node), Aligned = true)] internal partial class Heap;
        """);
}
