using CopySpaceGen.Generator.Tests.Infrastructure;
using CopySpaceGen.Generator.Tests.Snapshots;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Tests.Rooting;

/// <summary>Many small methods, wrong and right, and what the analyzers say of them; but for hints that a right one could be marked.</summary>
public class CorpusTests
{
    public static TheoryData<string> Names { get; } = [.. CorpusFile.AllNames()];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task TheAnalyzersSayWhatIsMarked(string name)
    {
        CorpusFile file = new(name);
        Compilation compilation = file.Compile();
        Assert.Equal("", CorpusFile.Errors(compilation));

        Diagnostic[] diagnostics = [.. await AnalyzerRun.Over(compilation)];
        string text = string.Concat(diagnostics.Select(file.Line));
        if (SnapshotFolder.UpdateIsWanted)
        {
            file.Verified = text;
        }

        string differences = file.Differences(diagnostics);
        Assert.True(differences.Length == 0, differences);
        Assert.Equal(file.Verified, text);
    }

    [Fact]
    public void AboutHalfOfTheMethodsAreWrong()
    {
        bool[] methods = [.. CorpusFile.AllNames().SelectMany(static name => new CorpusFile(name).Methods())];
        int wrong = methods.Count(static isMarked => isMarked);

        Assert.True(methods.Length >= 150, $"{methods.Length} methods");
        Assert.InRange(wrong, methods.Length / 3, methods.Length * 2 / 3);
    }
}
