using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CopySpaceGen.Generator.Analyzers;

/// <summary>
/// Reports what is wrong with a class marked with <c>[GcHeap]</c> and, at the end, what only shows when all heaps and objects of
/// the compilation are known.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HeapAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        DiagnosticDescriptors.UnsafeCodeDisabled,
        DiagnosticDescriptors.LanguageVersionTooLow,
        DiagnosticDescriptors.TypeNotPartial,
        DiagnosticDescriptors.TypeNotAccessible,
        DiagnosticDescriptors.AccessorClassNameTaken,
        DiagnosticDescriptors.AccessorNamesCollide,
        DiagnosticDescriptors.AccessorNameReserved,
        DiagnosticDescriptors.ForeignObject,
        DiagnosticDescriptors.HeapClassShape,
        DiagnosticDescriptors.HeapBaseClass,
        DiagnosticDescriptors.HeapWithoutTypes,
        DiagnosticDescriptors.ListedTypeNotObject,
        DiagnosticDescriptors.ReservedHeapMember,
        DiagnosticDescriptors.SimpleNameShared,
        DiagnosticDescriptors.NarrowEdgeUnaligned,
        DiagnosticDescriptors.ReservedKindName,
        DiagnosticDescriptors.GeneratedNamesCollide,
        DiagnosticDescriptors.TypeInTwoHeaps,
        DiagnosticDescriptors.ObjectInNoHeap,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.Of(start.Compilation) is { } known)
            {
                HeapCensus census = new(known);
                start.RegisterSymbolAction(context => census.Visit((INamedTypeSymbol)context.Symbol, context), SymbolKind.NamedType);
                start.RegisterCompilationEndAction(census.Report);
            }
        });
    }
}
