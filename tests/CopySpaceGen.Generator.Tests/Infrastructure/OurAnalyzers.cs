using System.Collections.Immutable;
using CopySpaceGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CopySpaceGen.Generator.Tests.Infrastructure;

/// <summary>All analyzers of the package.</summary>
internal static class OurAnalyzers
{
    public static DiagnosticAnalyzer[] Create() => [new ObjectAnalyzer(), new StrayEdgeAnalyzer(), new HeapAnalyzer(), new ReadOnlyPartAnalyzer()];

    /// <summary>All that they say of a compilation but for what editors do not show, in the order of the text.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Run(Compilation compilation)
    {
        ImmutableArray<Diagnostic> diagnostics = await compilation
            .WithAnalyzers([.. Create()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan)
            .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }
}
