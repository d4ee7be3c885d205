using CopySpaceGen.Generator.Tests.Infrastructure;

namespace CopySpaceGen.Generator.Tests.Diagnostics;

/// <summary>What is reported at parts of objects whose heap logs written edges, and at code that uses them.</summary>
public class LoggedPartDiagnosticTests
{
    private const string Parts =
        """
        [GcInline] internal unsafe partial struct Link
        {
            [GcEdge<Node>] private GcRef to;
            [GcEdge<Node>] private GcRef back;
            public int Weight;
            public void Swap() => (to, back) = (back, to);
            public readonly bool IsLoop() => to == back;
            public bool IsLinked => !to.IsNull;
            public readonly bool IsFree => to.IsNull;
            public override string ToString() => "";
            public static void Stay() { }
        }
        [GcInline, System.Runtime.CompilerServices.InlineArray(3)] internal partial struct Links { private Link link; }
        [GcInline] internal partial struct Place { public Link Link; public Links All; private Link other; public int Key() => 0; }

        """;

    private const string Node = "[GcObject] internal partial struct Node { private Link link; private Place place; private Links links; [GcLength] private int count; [GcTrailing] private Link items; }\n";
    private const string Heap = "[GcHeap(typeof(Node){0})] internal partial class NodeHeap;\n";

    [Fact]
    public Task WhatHandsAPartOutIsNotCalledLikeTheStructThatItIsIn() => MarkupTest.Verify(
        """
        [GcInline] internal partial struct Inner { [GcEdge<Node>] private GcRef to; }
        [GcInline] internal partial struct WriteInner { private Inner {|CSG0015:inner|}; }
        [GcObject] internal partial struct Node { public WriteInner Part; }
        [GcHeap(typeof(Node), FieldLogging = true)] internal partial class NodeHeap;
        """);

    [Theory]
    [InlineData("{|CSG0048:node.Link.Swap()|};")]
    [InlineData("node.WriteLink().Swap(); ref Link link = ref node.WriteLink(); link.Swap();")]
    [InlineData("_ = node.Link.IsLoop() | {|CSG0048:node.Link.IsLinked|} | node.Link.IsFree; Link.Stay();")]
    [InlineData("_ = node.WriteLink().IsLinked;")]
    [InlineData("_ = {|CSG0048:node.Link.ToString()|} + node.Link.GetHashCode();")]
    [InlineData("ref readonly Link link = ref node.Link; {|CSG0048:link.Swap()|};")]
    [InlineData("Link link = node.Link; link.Swap(); node.WriteLink() = link;")]
    [InlineData("{|CSG0048:node.Place.Link.Swap()|}; {|CSG0048:node.Place.All[1].Swap()|}; {|CSG0048:node.Place.Other.Swap()|}; _ = {|CSG0048:node.Place.Key()|};")]
    [InlineData("node.WritePlace().Link.Swap(); node.WritePlace().All[1].Swap(); node.WritePlace().WriteOther().Swap();")]
    [InlineData("{|CSG0048:node.Links[0].Swap()|}; {|CSG0048:node.Items[0].Swap()|}; {|CSG0048:node.Items[1..][0].Swap()|};")]
    [InlineData("node.WriteLinks()[0].Swap(); node.WriteLinksAt(1).Swap(); node.WriteItems()[0].Swap(); node.WriteItemsAt(1).Swap(); node.WriteItems(0, 1)[0].Swap();")]
    [InlineData("foreach (ref readonly Link link in node.Items) { {|CSG0048:link.Swap()|}; } foreach (ref Link link in node.WriteItems()) { link.Swap(); }")]
    [InlineData("Use(node.Link, ref node.WriteLink()); static void Use(in Link link, ref Link other) { {|CSG0048:link.Swap()|}; other.Swap(); }")]
    public Task WhatIsHandedOutToBeReadIsNotWritten(string code) => Verify(", FieldLogging = true", code);

    [Theory]
    [InlineData("node.Link.To = default;", "node.Link.To")]
    [InlineData("node.Link.Weight = 1;", "node.Link.Weight")]
    [InlineData("node.Place.Other.To = default;", "node.Place.Other.To")]
    public Task TheCompilerRejectsAssignmentsToIt(string code, string place) =>
        Verify(", FieldLogging = true", code.Replace(place, "{|CS8332:" + place + "|}"));

    [Theory]
    [InlineData("{|CS8331:node.Link|} = default;")]
    [InlineData("{|CS8331:node.Items[0]|} = default;")]
    [InlineData("{|CS8329:node.Place|}.WriteOther() = default;")]
    [InlineData("node.Items.{|CS1061:Clear|}();")]
    public Task NorIsItAssignedAsAWhole(string code) => Verify(", FieldLogging = true", code);

    [Fact]
    public Task WithoutLoggingAllIsHandedOutToBeWritten() => Verify(
        "", "node.Link.Swap(); node.Link = default; node.Links[1].To = node; node.Items.Clear(); node.Place.Other.Swap();");

    [Theory]
    [InlineData("private int {|CSG0014:writeLink|};")]
    [InlineData("private int {|CSG0014:_WRITELinks|};")]
    [InlineData("private int {|CSG0014:writeLinksAt|}; private int writeLinkAt;")]
    [InlineData("private int writeLen; private int writeKey; private int {|CSG0014:writePlace|};")]
    public Task AnAccessorThatWritesHasANameOfItsOwn(string members) => VerifyMembers(", FieldLogging = true", members);

    [Theory]
    [InlineData("private int writeLink; private int writeLinks; private int writeLinksAt;")]
    public Task WithoutLoggingItsNameIsFree(string members) => VerifyMembers("", members);

    [Theory]
    [InlineData("private Link inner; private int {|CSG0014:writeInner|};")]
    [InlineData("private short key; private int {|CSG0014:writeKey|};")]
    [InlineData("public short Key; private int writeKey; public Link Inner; private int writeInner; [GcEdge<Node>] private GcRef edge; private int writeEdge;")]
    public Task SoItIsInAStruct(string members) => MarkupTest.Verify(
        Parts
        + $"[GcInline] internal partial struct Outer {{ [GcEdge<Node>] private GcRef some; {members} }}\n"
        + "[GcObject] internal partial struct Node { private Outer outer; }\n"
        + string.Format(System.Globalization.CultureInfo.InvariantCulture, Heap, ", FieldLogging = true"));

    private static Task VerifyMembers(string flags, string members) => MarkupTest.Verify(
        Parts
        + Node.Replace("private Link link;", "private Link link; " + members, StringComparison.Ordinal)
        + string.Format(System.Globalization.CultureInfo.InvariantCulture, Heap, flags));

    private static Task Verify(string flags, string code) => MarkupTest.Verify(
        Parts
        + Node
        + string.Format(System.Globalization.CultureInfo.InvariantCulture, Heap, flags)
        + $"internal static class Program {{ internal static void Run(Local<Node> node) {{ {code} }} }}");
}
