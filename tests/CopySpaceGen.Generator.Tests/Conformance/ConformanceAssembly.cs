using System.Reflection;
using CopySpaceGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace CopySpaceGen.Generator.Tests.Conformance;

/// <summary>The sources of all cases, with what the generator makes of them, compiled together and loaded.</summary>
public sealed class ConformanceAssembly
{
    private readonly Assembly _assembly;

    public ConformanceAssembly()
    {
        Compilation input = TestCompilation.Create([.. ConformanceCase.All.Select(static test => test.Source)])
            .AddReferences(MetadataReference.CreateFromFile(typeof(INodes).Assembly.Location))
            .WithOptions(TestCompilation.Options.WithOptimizationLevel(OptimizationLevel.Release));
        Compilation output = GeneratorRun.Start(input).Output;
        HashSet<SyntaxTree> own = [.. input.SyntaxTrees];
        IEnumerable<Diagnostic> problems = TestCompilation.Problems(output)
            .Where(problem => problem.Severity == DiagnosticSeverity.Error || !own.Contains(problem.Location.SourceTree!));
        Assert.Empty(problems.DistinctBy(static problem => problem.GetMessage()).Select(static problem => $"{problem}\n{problem.Location.SourceTree!.GetText().Lines[problem.Location.GetLineSpan().StartLinePosition.Line]}\n"));

        using MemoryStream image = new();
        EmitResult result = output.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        _assembly = Assembly.Load(image.ToArray());
    }

    internal INodes Create(ConformanceCase test, GcHeapOptions options, int roots) =>
        (INodes)Activator.CreateInstance(_assembly.GetType($"{test.Name}.Nodes")!, options, roots)!;
}
