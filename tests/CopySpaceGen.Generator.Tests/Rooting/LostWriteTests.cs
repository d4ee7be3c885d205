namespace CopySpaceGen.Generator.Tests.Rooting;

/// <summary>Copies of structs in a heap that are written for nothing.</summary>
public class LostWriteTests
{
    [Theory]
    [InlineData("var link = node.Link; {|CSG0056:link.Weight|} = 1;")]
    [InlineData("Link link = node.Link; {|CSG0056:link.To|} = node;")]
    [InlineData("var link = node.Items[0]; {|CSG0056:link.Weight|}++; ")]
    [InlineData("ref Link place = ref node.Link; var link = place; {|CSG0056:link.Weight|} += 2;")]
    [InlineData("var link = node.Link; if (link.Weight < 3) { {|CSG0056:link.Weight|} = 3; }")]
    [InlineData("for (int i = 0; i < node.Items.Length; i++) { var link = node.Items[i]; {|CSG0056:link.Weight|} = i; }")]
    [InlineData("var link = node.Link; if (link.To.Key == 1) { {|CSG0056:link.Weight|} = 3; } _ = link.To.IsNull;")]
    [InlineData("Action<int> f = i => { Link link = default; }; void Inner(Local<Node> other) { var link = other.Link; {|CSG0056:link.Weight|} = 1; } Inner(node);")]
    public Task ACopyIsNotWritten(string statements) => EscapeSource.VerifyStatements(statements);

    [Theory]
    [InlineData("ref var link = ref node.Link; link.Weight = 1; ref Link other = ref node.Items[0]; other.To = node;")]
    [InlineData("var link = node.Link; link.Weight = 1; node.Link = link;")]
    [InlineData("var link = node.Link; link.Weight = 1; Use(link); static void Use(Link link) { }")]
    [InlineData("var link = node.Link; link.Weight = 1; Use(ref link); static void Use(ref Link link) => link.Weight = 3;")]
    [InlineData("var link = node.Link; link.Weight++; _ = link.Weight;")]
    [InlineData("var link = node.Link; int old = link.Weight++; _ = old;")]
    [InlineData("var link = node.Link; while (link.Weight > 0) { link.Weight--; }")]
    [InlineData("var link = node.Link; for (int i = 0; i < 3; i++) { int last = link.Weight; link.Weight = i + last; }")]
    [InlineData("var link = node.Link; link.Weight = 1; link.Clear();")]
    [InlineData("var link = node.Link; link.Weight = 1; _ = link.Raw;")]
    [InlineData("Link link = default; link.Weight = 1; var other = link; other.Weight = 2;")]
    [InlineData("var link = node.Link; _ = link.Weight + link.To.Key; link = default;")]
    [InlineData("Span<Link> links = stackalloc Link[1]; links[0].Weight = 1; foreach (ref Link link in links) { link.Weight = 2; }")]
    public Task OtherWritesAreRight(string statements) => EscapeSource.VerifyStatements(statements);
}
