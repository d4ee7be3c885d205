using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Tests.Parsing;

/// <summary>What tells whether an object has been copied, and what is in front of it.</summary>
public class ForwardingTests
{
    private const string Others =
        """

        #pragma warning disable CS0169, CS0649 // Not every test uses all of them.
        [GcObject] internal partial struct Leaf { public int Key; }
        [GcObject(TypedOnly = true)] internal partial struct TypedLeaf { public int Key; }
        [GcObject] internal partial struct Text { [GcLength] private int length; [GcTrailing] private char chars; }
        [GcObject] internal unsafe partial struct Page { public fixed byte Bytes[10_000]; }
        [GcInline] internal partial struct Wide { public int Key; [GcEdge<Node>] private GcRef next; }
        [GcInline] internal partial struct Narrow { [GcEdge<Node>] private GcRef32 next; }
        [GcInline] internal partial struct Deep { [GcEdge<Node>] private GcRef32 next; public Wide Wide; }
        """;

    [Theory]
    [InlineData("[GcEdge<Node>] private GcRef next;", ForwardingWord.WideEdge, "next")]
    [InlineData("public int Key; [GcEdge<Node>] private GcRef32 narrow; private GcValue value; [GcEdge<Node>] private GcRef wide, last;", ForwardingWord.WideEdge, "wide")]
    [InlineData("[GcEdge<Node>] private GcRef32 left, right;", ForwardingWord.NarrowEdge, "left")]
    [InlineData("[GcEdge<Node>] private GcRef32 narrow; private GcValue value, other;", ForwardingWord.Value, "value")]
    [InlineData("[GcLength] private int count; [GcTrailing] private byte items;", ForwardingWord.Length, "count")]
    [InlineData("[GcLength] private nint count; public int Key; [GcTrailing, GcEdge<Node>] private GcRef items;", ForwardingWord.Length, "count")]
    [InlineData("[GcLength] private int count; [GcTrailing] private GcValue items;", ForwardingWord.Length, "count")]
    [InlineData("[GcLength] private int count; [GcTrailing] private Wide items;", ForwardingWord.Length, "count")]
    [InlineData("[GcLength] private int count; [GcEdge<Node>] private GcRef32 next; [GcTrailing, GcEdge<Node>] private GcRef items;", ForwardingWord.NarrowEdge, "next")]
    [InlineData("public int Key;", ForwardingWord.Header, null)]
    [InlineData("", ForwardingWord.Header, null)]
    [InlineData("public fixed byte Bytes[10_000]; [GcEdge<Node>] private GcRef next;", ForwardingWord.None, null)]
    public void TheBestFieldIsChosen(string members, object word, string? field)
    {
        ForwardingModel forwarding = Parsed.Node(members, Others).Forwarding;

        Assert.Equal(((ForwardingWord)word, field, null), (forwarding.Word, forwarding.FieldName, forwarding.InlineTypeName));
    }

    [Theory]
    [InlineData("public Wide Part;", ForwardingWord.WideEdge, "Part", "global::Wide")]
    [InlineData("[GcEdge<Node>] private GcRef32 next; public Deep Part;", ForwardingWord.WideEdge, "Part", "global::Deep")]
    [InlineData("public Narrow Part;", ForwardingWord.NarrowEdge, "Part", "global::Narrow")]
    [InlineData("public Narrow Part; private GcValue value;", ForwardingWord.Value, "value", null)]
    public void AnEdgeInAStructServesToo(string members, object word, string field, string? type)
    {
        ForwardingModel forwarding = Parsed.Node(members, Others).Forwarding;

        Assert.Equal(((ForwardingWord)word, field, type), (forwarding.Word, forwarding.FieldName, forwarding.InlineTypeName));
    }

    [Theory]
    [InlineData("[GcEdge] private GcRef other; [GcEdge<Leaf>] private GcRef leaf;", true, true)]
    [InlineData("[GcEdge<Leaf>] private GcRef leaf; private GcValue value;", true, true)]
    [InlineData("[GcEdge<Node, Leaf>] private GcRef either;", true, true)]
    [InlineData("[GcEdge<Leaf, Text>] private GcRef either;", false, true)]
    [InlineData("[GcEdge<Leaf>] private GcRef leaf;", false, false)]
    [InlineData("[GcEdge<Leaf, Leaf>] private GcRef leaf;", false, false)]
    [InlineData("[GcEdge<TypedLeaf>] private GcRef leaf; [GcEdge] private GcRef other;", true, false)]
    public void WhatAnEdgeOfSeveralTypesRefersToHasAHeaderThatTellsItsType(string members, bool isNode, bool isOther)
    {
        HeapModel heap = Heap(members);

        Assert.Equal(isNode, IsTarget(heap.Objects[0]));
        Assert.Equal(isOther, IsTarget(heap.Objects[1]));
    }

    [Theory]
    [InlineData("[GcEdge] private GcRef other;", ForwardingWord.WideEdge)]
    [InlineData("[GcEdge] private GcRef32 other;", ForwardingWord.NarrowEdge)]
    [InlineData("private GcValue value;", ForwardingWord.Value)]
    [InlineData("[GcLength] private int count; [GcTrailing] private GcValue items;", ForwardingWord.Length)]
    public void InAHeapOfOneTypeNoHeaderTellsIt(string members, object word)
    {
        ObjectModel node = Parsed.Node(members);

        Assert.Equal((true, false, false), (node.IsAnyTarget, node.HasKindHeader, node.HasHeader));
        Assert.Equal((ForwardingWord)word, node.Forwarding.Word);
    }

    [Fact]
    public void InAHeapOfTwoTypesTheHeaderThatTellsTheTypeServes()
    {
        ForwardingModel forwarding = Heap("[GcEdge<Leaf>] private GcRef leaf; [GcEdge] private GcRef other;").Objects[0].Forwarding;

        Assert.Equal((ForwardingWord.Header, null), (forwarding.Word, forwarding.FieldName));
    }

    [Theory]
    [InlineData("[GcEdge<Node>] private GcRef next; [GcEdge<Text>] private GcRef text;", false)]
    [InlineData("[GcEdge<Leaf>] private GcRef leaf; [GcEdge<Page>] private GcRef page;", false)]
    [InlineData("[GcEdge<Text>] private GcRef text; [GcEdge<Node>] private GcRef next;", true)]
    [InlineData("[GcEdge<Page>] private GcRef32 page;", true)]
    [InlineData("[GcEdge<Leaf, Page>] private GcRef32 page;", true)]
    [InlineData("[GcLength] private int count; [GcEdge<Node>] private GcRef next; [GcTrailing] private int items;", true)]
    public void ItIsKnownWhetherTheEdgeThatServesMayReferToALargeObject(string members, bool mayReferToLarge) =>
        Assert.Equal(mayReferToLarge, Parsed.Node(members, Others).Forwarding.MayReferToLarge);

    [Theory]
    [InlineData("private GcValue value;", false)]
    [InlineData("[GcEdge] private GcRef other;", false)]
    [InlineData("[GcEdge] private GcRef32 other; [GcLength] private int count; [GcTrailing] private int items;", true)]
    public void AnEdgeToAnyObjectMayReferToALargeOneIfThereAreSome(string members, bool mayReferToLarge) =>
        Assert.Equal(mayReferToLarge, Parsed.Node(members).Forwarding.MayReferToLarge);

    private static HeapModel Heap(string members) => Parsed.Heap(
        $"[GcObject] internal partial struct Node {{ {members} }} {Others}\n[GcHeap(typeof(Node), Aligned = true)] internal partial class Heap;");

    private static bool IsTarget(ObjectModel type)
    {
        Assert.Equal(type.IsAnyTarget, type.HasKindHeader);
        return type.HasKindHeader;
    }
}
