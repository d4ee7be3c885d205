using CopySpaceGen.CodeFixes.Writing;

namespace CopySpaceGen.Generator.Tests.CodeFixes.Writing;

public class ReferToPartCodeFixTests
{
    [Theory]
    [InlineData("var link = node.Link; {|CSG0056:link.Weight|} = 1;", "ref var link = ref node.Link; link.Weight = 1;")]
    [InlineData("Link link = node.Items[0]; {|CSG0056:link.Weight|} += 2;", "ref Link link = ref node.Items[0]; link.Weight += 2;")]
    public Task ALocalRefersToThePart(string wrong, string right) => WritingFixTest<ReferToPartCodeFix>.VerifyPlain(wrong, right);

    [Theory]
    [InlineData("var link = node.Link; {|CSG0056:link.Weight|}++;", "ref var link = ref node.WriteLink(); link.Weight++;")]
    [InlineData(
        "var link = node.Items[1]; {|CSG0056:link.Weight|} = 2; Link other = node.Place.Link; {|CSG0056:other.Weight|} = 1;",
        "ref var link = ref node.WriteItemsAt(1); link.Weight = 2; ref Link other = ref node.WritePlace().Link; other.Weight = 1;")]
    public Task WhereTheHeapLogsItIsHandedOutToBeWritten(string wrong, string right) => WritingFixTest<ReferToPartCodeFix>.Verify(wrong, right);

    [Theory]
    [InlineData("ref readonly Link place = ref node.Link; var link = place; {|CSG0056:link.Weight|} = 1;")]
    [InlineData("ReadOnlySpan<Link> links = node.Items; var link = links[0]; {|CSG0056:link.Weight|} = 1;")]
    public Task ACopyOfWhatCanOnlyBeReadIsLeft(string wrong) => WritingFixTest<ReferToPartCodeFix>.VerifyNone(wrong);
}
