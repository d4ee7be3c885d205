using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CopySpaceGen.Generator.Analyzers;

/// <summary>Reports edges in types that are no objects of a heap, where no collector would follow them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StrayEdgeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.EdgeOutsideObject];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.Of(start.Compilation) is { } known)
            {
                start.RegisterSymbolAction(context => Analyze(context, known), SymbolKind.Field);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context, KnownTypes known)
    {
        IFieldSymbol field = (IFieldSymbol)context.Symbol;
        if (field.FindAttribute(known.EdgeAttribute) is { } edge && !known.IsObject(field.ContainingType))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DiagnosticDescriptors.EdgeOutsideObject,
                edge.GetLocation(context.CancellationToken),
                field.DisplayName(),
                field.ContainingType.Name));
        }
    }
}
