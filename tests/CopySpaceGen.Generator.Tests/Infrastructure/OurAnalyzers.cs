using CopySpaceGen.Generator.Analyzers;
using CopySpaceGen.Generator.Analyzers.Escapes;
using CopySpaceGen.Generator.Analyzers.Rooting;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CopySpaceGen.Generator.Tests.Infrastructure;

/// <summary>All analyzers of the package.</summary>
internal static class OurAnalyzers
{
    public static DiagnosticAnalyzer[] Create() =>
    [
        new ObjectAnalyzer(), new StrayEdgeAnalyzer(), new HeapAnalyzer(), new ReadOnlyPartAnalyzer(), new HazardAnalyzer(), new NoCollectAnalyzer(),
        new NoCollectHintAnalyzer(), .. Escapes(),
    ];

    private static DiagnosticAnalyzer[] Escapes() =>
    [
        new ManagedFieldAnalyzer(),
        new ManagedValueAnalyzer(),
        new LostWriteAnalyzer(),
        new HandleScopeAnalyzer(),
        new UnloggedWriteAnalyzer(),
        new ObjectOutsideHeapAnalyzer(),
        new SuspensionAnalyzer(),
        new ThreadHandOverAnalyzer(),
    ];
}
