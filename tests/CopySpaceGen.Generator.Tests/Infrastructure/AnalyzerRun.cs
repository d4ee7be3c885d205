using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CopySpaceGen.Generator.Tests.Infrastructure;

/// <summary>All analyzers over a compilation that has no other errors.</summary>
internal static class AnalyzerRun
{
    /// <summary>All that they say but for what editors do not show, in the order of the text.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Over(Compilation compilation)
    {
        CompilationWithAnalyzersOptions options = new(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers([.. OurAnalyzers.Create()], options).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan)
            .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }
}
