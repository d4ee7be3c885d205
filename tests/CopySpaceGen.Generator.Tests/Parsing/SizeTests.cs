using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Tests.Parsing;

/// <summary>What the model says of the bytes and the edges of objects.</summary>
public class SizeTests
{
    private const string Parts =
        """

        #pragma warning disable CS0169, CS0649 // Not every test uses all of them.
        [GcInline] internal partial struct Link { [GcEdge<Node>] private GcRef next; public int Key; private GcValue value; }
        [GcInline, System.Runtime.CompilerServices.InlineArray(3)] internal partial struct Links { private Link item; }
        [GcInline, System.Runtime.CompilerServices.InlineArray(2)] internal partial struct Grid { private Links item; }
        [GcInline, System.Runtime.CompilerServices.InlineArray(4)] internal partial struct Edges { [GcEdge<Node>] private GcRef item; }
        [GcInline] internal partial struct Data { public int Key; }
        """;

    [Theory]
    [InlineData("[GcEdge<Node>] private GcRef next; public fixed byte Bytes[8184];", false)]
    [InlineData("[GcEdge<Node>] private GcRef next; public fixed byte Bytes[8185];", true)]
    [InlineData("public fixed byte Bytes[8184];", false)]
    [InlineData("public fixed byte Bytes[8185];", true)]
    [InlineData("public fixed char Chars[4092];", false)]
    [InlineData("public fixed char Chars[4093];", true)]
    [InlineData("[GcEdge<Node>] private GcRef32 next; public Bytes Bytes; public fixed byte Rest[4188];", false)]
    [InlineData("[GcEdge<Node>] private GcRef32 next; public Bytes Bytes; public fixed byte Rest[4189];", true)]
    [InlineData("[GcEdge<Node>] private GcRef next; public System.Int128 Number; public fixed byte Bytes[8144];", false)]
    [InlineData("[GcEdge<Node>] private GcRef next; public System.Int128 Number; public fixed byte Bytes[8160];", true)]
    [InlineData("[GcEdge<Node>] private GcRef next; public Sized Sized;", true)]
    [InlineData("[GcLength] private int count; public fixed byte Bytes[10_000]; [GcTrailing] private byte items;", false)]
    public void ATypeOfMoreBytesThanACopyMayHaveIsLarge(string members, bool isLarge) => Assert.Equal(
        isLarge,
        Parsed.Node(
            members,
            """

            #pragma warning disable CS0649 // Not every test uses all of them.
            [System.Runtime.CompilerServices.InlineArray(4000)] internal struct Bytes { private byte item; }
            [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Size = 10_000)] internal struct Sized { public int Key; }
            """).IsLarge);

    [Fact]
    public void TheSizeThatAnObjectIsGivenCounts() => Assert.True(Parsed.Heap(
        """
        [GcObject, System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Size = 10_000)]
        internal partial struct Node { [GcEdge<Node>] private GcRef next; }
        [GcHeap(typeof(Node))] internal partial class Heap;
        """).Objects[0].IsLarge);

    [Theory]
    [InlineData("[GcEdge] private GcRef other; public fixed byte Bytes[8176];", false)]
    [InlineData("[GcEdge] private GcRef other; public fixed byte Bytes[8177];", true)]
    public void AHeaderThatTellsTheTypeCounts(string members, bool isLarge) => Assert.Equal(
        isLarge,
        Parsed.Heap(
            $$"""
            [GcObject] internal unsafe partial struct Node { {{members}} }
            [GcObject] internal partial struct Other { public int Key; }
            [GcHeap(typeof(Node), typeof(Other))] internal partial class Heap;
            """).Objects[0].IsLarge);

    [Theory]
    [InlineData("public System.Int128 Number;", true)]
    [InlineData("private System.UInt128 number;", true)]
    [InlineData("public System.Runtime.Intrinsics.Vector128<int> Vector;", true)]
    [InlineData("public System.Runtime.Intrinsics.Vector256<int> Vector;", true)]
    [InlineData("public (byte, System.Int128) Pair;", true)]
    [InlineData("public System.Int128? Number;", true)]
    [InlineData("[GcLength] private int count; [GcTrailing] private System.Int128 items;", true)]
    [InlineData("public System.Int128* Number;", false)]
    [InlineData("public System.Guid Id; public decimal Price; public double Number; public nint Word;", false)]
    [InlineData("[GcEdge<Node>] private GcRef next;", false)]
    public void SomeDataWantAnAlignmentTo16Bytes(string members, bool isAligned16) => Assert.Equal(isAligned16, Parsed.Node(members).IsAligned16);

    [Theory]
    [InlineData("public int Key;", 0)]
    [InlineData("[GcEdge<Node>] private GcRef next; private GcValue value;", 1, 1)]
    [InlineData("public Link Link;", 2)]
    [InlineData("public Links Links;", 6)]
    [InlineData("public Grid Grid; public Edges Edges; public Data Data;", 12, 4, 0)]
    public void EdgesAreCountedAtAnyDepth(string members, params int[] counts)
    {
        ObjectModel node = Parsed.Node(members, Parts);

        Assert.Equal(counts, node.Fields.Select(field => field.EdgeCount));
        Assert.Equal(counts.Sum(), node.FixedEdgeCount);
        Assert.Equal(counts.Sum() > 0, node.HasEdges);
    }

    [Theory]
    [InlineData("private int items;", 0)]
    [InlineData("private GcValue items;", 1)]
    [InlineData("private Link items;", 2)]
    [InlineData("private Row items;", 6)]
    public void EdgesOfAnElementAreCounted(string tail, int count)
    {
        ObjectModel node = Parsed.Node("[GcLength] private int count; [GcTrailing] " + tail, Parts + " [GcInline] internal partial struct Row { public Links Links; }");

        Assert.Equal((count, 0, count > 0), (node.Tail!.EdgesPerElement, node.FixedEdgeCount, node.HasEdges));
    }
}
