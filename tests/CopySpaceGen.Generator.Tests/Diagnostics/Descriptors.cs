using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Tests.Diagnostics;

/// <summary>The diagnostics that the analyzers can report, and the one that the generator can.</summary>
internal static class Descriptors
{
    public static DiagnosticDescriptor[] All { get; } =
        [.. OurAnalyzers.Create().SelectMany(analyzer => analyzer.SupportedDiagnostics).Distinct().Append(DiagnosticDescriptors.NothingGenerated).OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    public static DiagnosticDescriptor ById(string id) => All.Single(descriptor => descriptor.Id == id);
}
