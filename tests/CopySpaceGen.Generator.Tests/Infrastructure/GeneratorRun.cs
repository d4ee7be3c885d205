using System.Collections.Immutable;
using System.Globalization;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CopySpaceGen.Generator.Tests.Infrastructure;

/// <summary>The generator after it ran over a compilation; it can run on over the next one, as in an editor.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;

    private GeneratorRun(GeneratorDriver driver, Compilation input)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Input = input;
        Output = output;
        Result = _driver.GetRunResult().Results.Single();
        Assert.All(diagnostics, static diagnostic => Assert.Equal(DiagnosticIds.NothingGenerated, diagnostic.Id));
        Errors = [.. diagnostics.Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture))];
        Assert.Null(Result.Exception);
    }

    public Compilation Input { get; }

    public Compilation Output { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>Why nothing is generated for heaps: a message for each.</summary>
    public ImmutableArray<string> Errors { get; }

    public static GeneratorRun Start(Compilation input) => new(
        CSharpGeneratorDriver.Create(
            [new HeapGenerator().AsSourceGenerator()],
            parseOptions: TestCompilation.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)),
        input);

    public GeneratorRun Continue(Compilation next) => new(_driver, next);

    /// <summary>The values that a step of the pipeline gave.</summary>
    public ImmutableArray<T> Values<T>(string step) => Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> steps)
        ? [.. steps.SelectMany(static run => run.Outputs).Where(static output => output.Reason != IncrementalStepRunReason.Removed).Select(static output => (T)output.Value)]
        : [];

    /// <summary>Why each value of a step is what it is.</summary>
    public IncrementalStepRunReason[] Reasons(string step) =>
        [.. Result.TrackedSteps[step].SelectMany(static run => run.Outputs).Select(static output => output.Reason)];

    /// <summary>Why each generated file is what it is.</summary>
    public IncrementalStepRunReason[] OutputReasons() =>
        [.. Result.TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static run => run.Outputs).Select(static output => output.Reason)];
}
