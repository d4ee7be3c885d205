using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using CopySpaceGen.Generator.Tests.Infrastructure;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CopySpaceGen.Generator.Tests.Fuzzing;

/// <summary>
/// Random declarations give either a heap without warnings, whose objects survive collections under verification, or an error at a place in the
/// user's source; never an exception, never generated code that does not compile.
/// </summary>
public class FuzzTests
{
    [Fact]
    public void DeclarationsAreEitherGeneratedOrExplained() => RandomRuns.Run(Gen.Int, Check, count: 150);

    // Found at random once.
    [Theory]
    [InlineData(-3753948)]
    [InlineData(-43450892)]
    [InlineData(-1017920)]
    [InlineData(194193)]
    public void OnceFoundStaysMended(int seed) => Check(seed);

    private static void Check(int seed)
    {
        FuzzProgram program = new(seed);
        Compilation input = TestCompilation.Create(program.Sources(withDriver: false));
        GeneratorRun run = GeneratorRun.Start(input);
        ImmutableArray<Diagnostic> explained = Analyze(run.Output);
        Assert.DoesNotContain(explained, static diagnostic => diagnostic.Id == "AD0001");
        Assert.All(explained, diagnostic => Assert.Contains(diagnostic.Location.SourceTree, input.SyntaxTrees));

        bool hasErrors = explained.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Diagnostic[] problems = [.. TestCompilation.Problems(run.Output)];
        bool hasUserErrors = problems.Any(problem => problem.Severity == DiagnosticSeverity.Error && input.ContainsSyntaxTree(problem.Location.SourceTree!));
        if (!hasUserErrors)
        {
            AssertNoneInGeneratedCode(run, input, problems);
        }

        if (hasErrors || hasUserErrors)
        {
            return;
        }

        // Nothing is wrong, so there must be a heap, and it must work.
        Assert.True(run.Result.GeneratedSources.Length > 0, $"No heap was generated, and nothing says why:\n{string.Join('\n', input.SyntaxTrees)}");
        Compilation withDriver = TestCompilation.Create(new FuzzProgram(seed).Sources(withDriver: true));
        Run(GeneratorRun.Start(withDriver).Output);
    }

    private static void AssertNoneInGeneratedCode(GeneratorRun run, Compilation input, Diagnostic[] problems)
    {
        Diagnostic? problem = problems.FirstOrDefault(problem => problem.Location.SourceTree is { } tree && !input.ContainsSyntaxTree(tree));
        if (problem is not null)
        {
            string line = problem.Location.SourceTree!.GetText().Lines[problem.Location.GetLineSpan().StartLinePosition.Line].ToString();
            Assert.Fail($"{problem}\n{line}\n{string.Join('\n', run.Input.SyntaxTrees)}");
        }
    }

    private static void Run(Compilation compilation)
    {
        using MemoryStream image = new();
        ImmutableArray<Diagnostic> problems = compilation.Emit(image).Diagnostics;
        Assert.False(
            problems.Any(static problem => problem.Severity == DiagnosticSeverity.Error), $"{string.Join('\n', problems)}\n{string.Join('\n', compilation.SyntaxTrees.Take(5))}");
        image.Position = 0;
        AssemblyLoadContext context = new("fuzz", isCollectible: true);
        MethodInfo driver = context.LoadFromStream(image).GetTypes().Single(static type => type.Name == "Driver").GetMethod("Run")!;
        foreach (string stress in new[] { "", "every:3+order:shuffled+poison" })
        {
            GcHeapOptions options = new() { HeapSize = 1 << 20, Checked = stress.Length > 0, VerifyEveryCollection = true, Stress = GcStress.Parse(stress) };
            Assert.True((long)driver.Invoke(null, [options])! > 0);
        }

        context.Unload();
    }

    private static ImmutableArray<Diagnostic> Analyze(Compilation compilation) => compilation
        .WithAnalyzers([.. OurAnalyzers.Create()])
        .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
}
