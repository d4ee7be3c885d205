using CopySpaceGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Tests.Diagnostics;

/// <summary>The diagnostics that the analyzers can report.</summary>
internal static class Descriptors
{
    public static DiagnosticDescriptor[] All { get; } =
        [.. OurAnalyzers.Create().SelectMany(analyzer => analyzer.SupportedDiagnostics).Distinct().OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    public static DiagnosticDescriptor ById(string id) => All.Single(descriptor => descriptor.Id == id);
}
