using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CopySpaceGen.Generator.Tests.Infrastructure;

/// <summary>All analyzers over a compilation that has no other errors.</summary>
internal static class AnalyzerRun
{
    /// <summary>All that they say in the order of the text, but for what editors do not show, and the hint that a method could promise not to collect.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Over(Compilation compilation)
    {
        CompilationWithAnalyzersOptions options = new(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers([.. OurAnalyzers.Create()], options).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden && diagnostic.Id != DiagnosticIds.MissingNoCollect)
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan)
            .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }
}
