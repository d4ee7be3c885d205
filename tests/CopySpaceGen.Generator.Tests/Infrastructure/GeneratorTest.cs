using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Tests.Infrastructure;

/// <summary>Runs the generator as every test of it should: all that it writes must compile, and nothing that it keeps may be stale.</summary>
internal static class GeneratorTest
{
    private const string UnrelatedSource = "internal static class UnrelatedClass;";

    private static readonly string[] s_steps =
    [
        TrackingNames.ParsedHeaps, TrackingNames.BrokenHeaps, TrackingNames.CollidingHeaps, TrackingNames.Heaps, TrackingNames.Objects, TrackingNames.Inlines,
    ];

    public static GeneratorRun Run(params string[] sources)
    {
        GeneratorRun run = GeneratorRun.Start(TestCompilation.Create(sources));
        Assert.Empty(run.Errors);
        Assert.Empty(TestCompilation.Problems(run.Output));
        RequireModelsWithoutSymbols(run);
        RequireCached(run.Continue(run.Input.AddSyntaxTrees(TestCompilation.Parse(UnrelatedSource, "/0/Unrelated.cs"))));
        return run;
    }

    /// <summary>Requires that a run computed nothing anew.</summary>
    public static void RequireCached(GeneratorRun run)
    {
        foreach (string step in s_steps.Where(run.Result.TrackedSteps.ContainsKey))
        {
            Assert.All(run.Reasons(step), static reason => Assert.True(IsCached(reason), reason.ToString()));
        }

        Assert.All(run.OutputReasons(), static reason => Assert.True(IsCached(reason), reason.ToString()));
    }

    /// <summary>Requires that a run keeps no compilation alive.</summary>
    public static void RequireModelsWithoutSymbols(GeneratorRun run)
    {
        foreach (string step in s_steps)
        {
            Assert.All(run.Values<object>(step), static value => ObjectGraph.RequireNoCompilerObjects(value));
        }
    }

    private static bool IsCached(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}
