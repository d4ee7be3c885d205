using CopySpaceGen.CodeFixes.Writing;

namespace CopySpaceGen.Generator.Tests.CodeFixes.Writing;

public class UseWriterCodeFixTests
{
    [Theory]
    [InlineData("{|CSG0048:node.Link.Clear()|};", "node.WriteLink().Clear();")]
    [InlineData("{|CSG0048:node.Place.Link.Clear()|};", "node.WritePlace().Link.Clear();")]
    [InlineData(
        "int i = 1; {|CSG0048:node.Links[i].Clear()|}; {|CSG0048:node.Items[i + 1].Clear()|}; {|CSG0048:node.Items[1..][0].Clear()|};",
        "int i = 1; node.WriteLinksAt(i).Clear(); node.WriteItemsAt(i + 1).Clear(); node.WriteItems()[1..][0].Clear();")]
    public Task ACallIsMadeOnThePart(string wrong, string right) => WritingFixTest<UseWriterCodeFix>.Verify(wrong, right);

    [Theory]
    [InlineData("{|CS8332:node.Link.To|} = node; {|CS8332:node.Link.Weight|} += 2;", "node.WriteLink().To = node; node.WriteLink().Weight += 2;")]
    [InlineData("{|CS8332:node.Place.Link.To|} = default;", "node.WritePlace().Link.To = default;")]
    [InlineData("{|CS8331:node.Link|} = default; {|CS8331:node.Items[0]|} = node.Link;", "node.WriteLink() = default; node.WriteItemsAt(0) = node.Link;")]
    [InlineData("ref Link link = ref {|CS8329:node.Link|}; link.Clear();", "ref Link link = ref node.WriteLink(); link.Clear();")]
    public Task AnAssignmentIsMadeToThePart(string wrong, string right) => WritingFixTest<UseWriterCodeFix>.Verify(wrong, right);

    [Theory]
    [InlineData("ref readonly Link link = ref node.Link; {|CSG0048:link.Clear()|};")]
    [InlineData("ReadOnlySpan<Link> links = node.Items; {|CSG0048:links[0].Clear()|};")]
    [InlineData("foreach (ref readonly Link link in node.Items) { {|CSG0048:link.Clear()|}; }")]
    public Task WhatWasObtainedBeforeIsLeft(string wrong) => WritingFixTest<UseWriterCodeFix>.VerifyNone(wrong);
}
