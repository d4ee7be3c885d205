namespace CopySpaceGen.Generator.Tests.Infrastructure;

/// <summary>The checks that every test relies on must be able to fail.</summary>
public class TestCompilationTests
{
    [Theory]
    [InlineData("public class Undocumented;", "CS1591")]
    [InlineData("/// <summary><see cref=\"Nothing\"/></summary>\npublic class C;", "CS1574")]
    [InlineData("internal class C { private int unused; }", "CS0169")]
    [InlineData("internal class C { string F() => null; }", "CS8603")]
    [InlineData("internal class lowercase;", "CS8981")]
    public void WarningsOfTheStrictestProjectAreProblems(string source, string id) =>
        Assert.Equal(id, Assert.Single(TestCompilation.Problems(TestCompilation.Create(source))).Id);
}
