using CopySpaceGen.Generator.Tests.Infrastructure;

namespace CopySpaceGen.Generator.Tests.Diagnostics;

/// <summary>What is reported at tails and at their lengths.</summary>
public class TailDiagnosticTests
{
    [Theory]
    [InlineData("[GcLength] private int count; [GcTrailing] private int {|CSG0038:items|}; public int Other;")]
    [InlineData("[GcTrailing] private int {|CSG0038:items|}; [GcLength] private int count;")]
    [InlineData("[GcLength] private int count; [GcTrailing, GcEdge<Node>] private GcRef {|CSG0038:items|}; [GcEdge<Node>] private GcRef last;")]
    public Task TheTailIsTheLastField(string members) => Verify(members);

    [Theory]
    [InlineData("[GcTrailing] private int {|CSG0039:items|};")]
    [InlineData("public int Count; [GcTrailing, GcEdge<Node>] private GcRef {|CSG0039:items|};")]
    public Task TheTailHasALength(string members) => Verify(members);

    [Theory]
    [InlineData("[GcLength] private int count; [GcTrailing] private int items; [GcTrailing] private int {|CSG0040:others|};")]
    [InlineData("[GcLength] private int count; [GcTrailing, GcEdge<Node>] private GcRef items, {|CSG0040:others|}; public int Last;")]
    public Task ThereIsOneTail(string members) => Verify(members);

    [Theory]
    [InlineData("[GcTrailing] private fixed int {|CSG0041:items|}[4];")]
    [InlineData("[GcTrailing] private readonly int {|CSG0041:items|};")]
    [InlineData("[GcTrailing] private int* {|CSG0041:items|};")]
    [InlineData("[GcTrailing] private delegate*<int, void> {|CSG0041:items|};")]
    [InlineData("[GcTrailing] private Color {|CSG0041:items|}; private enum Color;")]
    [InlineData("[GcTrailing] private Color* {|CSG0041:items|}; private enum Color;")]
    [InlineData("[GcTrailing] private (int, Color) {|CSG0041:items|}; private enum Color;")]
    [InlineData("[GcTrailing] private Pair {|CSG0041:items|};")]
    [InlineData("[GcTrailing] private Links {|CSG0041:items|};")]
    public Task TheTailIsDeclaredAsItsFirstElement(string tail) => Verify(
        "[GcLength] private int count; " + tail,
        """
        [GcInline, System.Runtime.CompilerServices.InlineArray(2)] internal partial struct Pair { [GcEdge<Node>] private GcRef item; }
        [GcInline, System.Runtime.CompilerServices.InlineArray(2)] internal partial struct Links { private Link item; }
        [GcInline] internal partial struct Link { [GcEdge<Node>] private GcRef next; }
        """);

    [Fact]
    public Task TheTailIsNotItsLength() => Verify("[GcLength, GcTrailing] private int {|CSG0041:items|};");

    [Theory]
    [InlineData("uint")]
    [InlineData("nuint")]
    [InlineData("long")]
    [InlineData("short")]
    [InlineData("int?")]
    [InlineData("System.DayOfWeek")]
    public Task TheLengthIsAnInteger(string type) => Verify($"[GcLength] private {type} {{|CSG0042:count|}}; [GcTrailing] private int items;");

    [Theory]
    [InlineData("[GcLength] private int {|CSG0043:count|};")]
    [InlineData("[GcLength] private long {|CSG0042:{|CSG0043:count|}|}; private int items;")]
    public Task TheLengthIsThatOfATail(string members) => Verify(members);

    [Fact]
    public Task ThereIsOneLength() => Verify("[GcLength] private int count; [GcLength] private int {|CSG0044:other|}; [GcTrailing] private int items;");

    [Theory]
    [InlineData("internal partial struct Plain { [{|CSG0045:GcLength|}] private int count; [{|CSG0045:GcTrailing|}] private int items; }")]
    [InlineData("internal class Plain { [{|CSG0045:GcTrailing|}] private int items; }")]
    [InlineData("internal class Plain { [{|CSG0045:GcTrailing|}, {|CSG0024:GcEdge<Good>|}] private GcRef items; }")]
    [InlineData("internal struct Plain { [{|CSG0045:GcLength|}] private static int s_count; }")]
    [InlineData("[GcObject] internal partial struct Other { [{|CSG0045:GcTrailing|}] private static int s_items; public int X; } [GcHeap(typeof(Other))] internal partial class OtherHeap;")]
    [InlineData("[GcInline] internal partial struct Plain { [GcLength] private int {|CSG0045:count|}; [GcTrailing] private int {|CSG0045:items|}; }")]
    [InlineData("[GcInline] internal partial struct Plain { [GcLength] private int {|CSG0045:count|}; [GcTrailing, GcEdge<Good>] private GcRef {|CSG0045:items|}; }")]
    public Task TailsAreInObjects(string source) => MarkupTest.Verify(source);

    [Fact]
    public Task TheLayoutKeepsTheTailLast() => MarkupTest.Verify(
        """
        [GcObject, StructLayout(LayoutKind.Auto)] internal partial struct {|CSG0007:Node|} { [GcLength] private int count; [GcTrailing] private long items; }
        [GcObject, StructLayout(LayoutKind.Auto)] internal partial struct Fixed { public byte Key; public long Value; }
        [GcHeap(typeof(Node))] internal partial class Heap;
        [GcHeap(typeof(Fixed))] internal partial class Other;
        """);

    [Theory]
    [InlineData("[GcTrailing] private string {|CSG0012:items|};")]
    [InlineData("[GcTrailing] private readonly string {|CSG0012:{|CSG0041:items|}|};")]
    [InlineData("[GcTrailing] private GcRef {|CSG0016:items|};")]
    [InlineData("[GcTrailing] private readonly GcRef {|CSG0016:items|};")]
    [InlineData("[GcTrailing] private {|CS8345:GcRef<Node>|} {|CSG0017:items|};")]
    [InlineData("[GcTrailing] private {|CS8345:GcAny<Values>|} {|CSG0037:items|};")]
    [InlineData("[GcTrailing] private Plain {|CSG0018:items|};")]
    [InlineData("[GcTrailing, GcEdge<Node>] private int {|CSG0019:items|};")]
    [InlineData("[GcTrailing, GcEdge<Node>] public GcRef {|CSG0020:items|};")]
    [InlineData("[GcTrailing] internal GcValue {|CSG0020:items|};")]
    [InlineData("[GcTrailing, GcEdge<Node>] private readonly GcRef {|CSG0021:items|};")]
    [InlineData("[GcTrailing] private readonly Link {|CSG0021:items|};")]
    [InlineData("[GcTrailing, {|CSG0022:GcEdge<int>|}] private GcRef items;")]
    [InlineData("[GcTrailing] public {|CS0246:Nothing|} items;")]
    public Task ElementsAreWhatFieldsCanBe(string tail) => Verify(
        "[GcLength] private int count; " + tail,
        """
        internal struct Plain { public GcRef Reference; }
        [GcInline] internal partial struct Link { [GcEdge<Node>] private GcRef next; }
        [GcObject] internal partial struct Box { private GcValue value; }
        [GcHeap(typeof(Box))] internal partial class Values;
        """);

    [Theory]
    [InlineData("public int ItemsAt; [GcLength] private nint count; [GcTrailing] private int {|CSG0014:items|};")]
    [InlineData("public int ItemsAt; [GcLength] private nint count; [GcTrailing] private Link {|CSG0014:items|};")]
    [InlineData("public int ItemsAt; [GcLength] private nint count; [GcTrailing, GcEdge<Node>] private GcRef items;")]
    [InlineData("public int ItemsAt; [GcLength] private int count; [GcTrailing] private int items;")]
    [InlineData("public int Items; [GcLength] private int count; [GcTrailing] private int {|CSG0014:items|};")]
    [InlineData("[GcLength] private int {|CSG0015:local|}; [GcTrailing] private int {|CSG0015:any|};")]
    public Task AccessorsOfTailsHaveNamesOfTheirOwn(string members) => Verify(
        members, "[GcInline] internal partial struct Link { [GcEdge<Node>] private GcRef next; }");

    [Fact]
    public Task NarrowTailsNeedAnAlignedHeap() => MarkupTest.Verify(
        """
        [GcObject] internal partial struct A { [GcLength] private int count; [GcTrailing, GcEdge<A>] private GcRef32 items; }
        [GcObject] internal partial struct B { [GcLength] private int count; [GcTrailing, GcEdge<B>] private GcRef32 items; }
        [{|CSG0034:GcHeap(typeof(A))|}] internal partial class Heap;
        [GcHeap(typeof(B), Aligned = true)] internal partial class Aligned;
        """);

    [Theory]
    [InlineData("[GcLength] private int count; [GcTrailing] private char items;")]
    [InlineData("[GcLength] public readonly nint Count; [GcTrailing] public System.Guid Items;")]
    [InlineData("public byte Kind; [GcLength] private System.IntPtr count; [GcEdge<Node>] private GcRef next; [GcTrailing] private byte items;")]
    [InlineData("[GcLength] private int count; [GcTrailing, GcEdge<Node>] private GcRef items;")]
    [InlineData("[GcLength] private nint count; [GcTrailing, GcEdge] private GcRef items;")]
    [InlineData("[GcLength] private int count; [GcTrailing, GcEdge<Node, Other>] private GcRef items;")]
    [InlineData("[GcLength] private int count; [GcTrailing] private GcValue items;")]
    [InlineData("[GcLength] private int count; public nint Size; [GcTrailing] private Link items;")]
    [InlineData("[GcLength] private nint count; [GcTrailing] private Link items;")]
    [InlineData("[GcLength] private int count; [GcTrailing] private Bytes items;")]
    [InlineData("[GcLength] private int count; [GcEdge<Node>] private GcRef next; [GcTrailing] private (int, System.Int128) items;")]
    public Task TailsOfAllFormsAreAccepted(string members) => Verify(
        members,
        """
        [GcInline] internal partial struct Link { [GcEdge<Node>] private GcRef next; public Link2 Second; private GcValue value; }
        [GcInline] internal partial struct Link2 { [GcEdge] private GcRef next; public int Key; }
        [System.Runtime.CompilerServices.InlineArray(3)] internal struct Bytes { private byte item; }
        [GcObject] internal partial struct Other { [GcEdge<Node>] private GcRef32 node; }
        """,
        "GcHeap(typeof(Node), typeof(Other), Aligned = true)");

    private static Task Verify(string members, string others = "", string heap = "GcHeap(typeof(Node))") => MarkupTest.Verify(
        $"[GcObject] internal unsafe partial struct Node {{ {members} }} {others}\n[{heap}] internal partial class Heap;");
}
