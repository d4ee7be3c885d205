using System.Globalization;
using System.Text.RegularExpressions;
using CopySpaceGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Tests.Guide;

/// <summary>The code in the page about references and locals compiles, and the analyzers say in the lines that it names what it says, and nothing else.</summary>
public partial class GuideTests
{
    private const string Page = "generator/docs/references-and-locals.md";

    [Fact]
    public async Task TheCodeIsReportedAsThePageSays()
    {
        string source = Source();
        Compilation compilation = GeneratorRun.Start(TestCompilation.Create(source)).Output;
        Assert.Equal("", string.Join('\n', TestCompilation.Problems(compilation)));

        IReadOnlyList<Diagnostic> diagnostics = await AnalyzerRun.Over(compilation);

        Assert.Equal(Expected(source), diagnostics.Select(static diagnostic => $"{diagnostic.Location.GetLineSpan().StartLinePosition.Line}: {diagnostic.Id}"));
    }

    [Fact]
    public void TheReadmeLeadsToIt() => Assert.Contains($"({Page})", Repository.Read("README.md"));

    // The first block declares the heap; the others are members of a class.
    private static string Source()
    {
        string[] blocks = [.. CodeBlock.Matches(Repository.Read(Page)).Select(static match => match.Groups[1].Value)];
        return $"using CopySpaceGen;\nusing System;\n{blocks[0]}internal static class Guide\n{{\n{string.Join('\n', blocks[1..])}}}\n";
    }

    private static IEnumerable<string> Expected(string source) => source.Split('\n')
        .Index()
        .Where(static line => LineWithId.IsMatch(line.Item))
        .Select(static line => string.Create(CultureInfo.InvariantCulture, $"{line.Index}: {LineWithId.Match(line.Item).Groups[1].Value}"));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock { get; }

    [GeneratedRegex("// (CSG[0-9]{4}):")]
    private static partial Regex LineWithId { get; }
}
