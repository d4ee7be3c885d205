using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CopySpaceGen.Generator.Analyzers;

/// <summary>Reports edges and tails in types that are no objects of a heap, where they have no effect.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StrayEdgeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.EdgeOutsideObject, DiagnosticDescriptors.TailOutsideObject];

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
        bool isPartOfObject = known.IsObject(field.ContainingType) || known.IsInline(field.ContainingType);
        if (!isPartOfObject && known.EdgeAttributesOf(field) is [{ } edge, ..])
        {
            Report(DiagnosticDescriptors.EdgeOutsideObject, edge);
        }

        if ((!isPartOfObject || field.IsStatic) && (field.FindAttribute(known.TrailingAttribute) ?? field.FindAttribute(known.LengthAttribute)) is { } tail)
        {
            Report(DiagnosticDescriptors.TailOutsideObject, tail);
        }

        void Report(DiagnosticDescriptor descriptor, AttributeData attribute) => context.ReportDiagnostic(Diagnostic.Create(
            descriptor, attribute.GetLocation(context.CancellationToken), field.DisplayName(), field.ContainingType.Name));
    }
}
