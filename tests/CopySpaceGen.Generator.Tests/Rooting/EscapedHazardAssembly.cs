using System.Collections.Immutable;
using System.Reflection;
using CopySpaceGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;

namespace CopySpaceGen.Generator.Tests.Rooting;

/// <summary>The programs of <see cref="EscapedHazards"/>, compiled together and loaded.</summary>
public sealed class EscapedHazardAssembly
{
    private readonly Compilation _output;
    private readonly Assembly _assembly;

    public EscapedHazardAssembly()
    {
        IEnumerable<(string Name, string Members)> programs =
            [.. EscapedHazards.Caught.Select(static program => (program.Name, program.Members)), .. EscapedHazards.Poisoned];
        _output = Compile(string.Concat(programs.Select(static program => $"public static class {program.Name}\n{{\n{program.Members}\n}}\n")));
        using MemoryStream image = new();
        EmitResult result = _output.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(static problem => problem.Severity == DiagnosticSeverity.Error)));
        _assembly = Assembly.Load(image.ToArray());
    }

    /// <summary>The warnings that are left of the analyzers.</summary>
    public Task<string[]> Warnings() => Warnings(_output);

    /// <summary>The warnings of the analyzers for a program that hides nothing.</summary>
    public static Task<string[]> WarningsFor(string members) => Warnings(Compile($"public static class Program\n{{\n{members}\n}}\n"));

    /// <summary>Runs a program.</summary>
    public (GcStaleReferenceException? Thrown, long Collections, int Result) Run(string name)
    {
        MethodInfo start = _assembly.GetType("Entry")!.GetMethod("Start")!;
        Delegate run = _assembly.GetType(name)!.GetMethod("Run")!.CreateDelegate(start.GetParameters()[0].ParameterType);
        return ((GcStaleReferenceException?, long, int))start.Invoke(null, [run])!;
    }

    private static Compilation Compile(string programs) => GeneratorRun.Start(
        TestCompilation.Create(EscapedHazards.Shared + programs).WithOptions(TestCompilation.Options.WithOptimizationLevel(OptimizationLevel.Release))).Output;

    private static async Task<string[]> Warnings(Compilation compilation)
    {
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers([.. OurAnalyzers.Create()]).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed).Select(static diagnostic => diagnostic.ToString())];
    }
}
