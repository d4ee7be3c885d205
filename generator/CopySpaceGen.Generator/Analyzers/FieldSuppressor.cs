using System.Collections.Immutable;
using CopySpaceGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CopySpaceGen.Generator.Analyzers;

/// <summary>
/// Suppresses what the compiler and the editor say of private fields that only generated code uses: that they are never used or assigned, or
/// could be readonly. Otherwise one error in a heap, which keeps its code from being generated, would bring such a warning for every field.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FieldSuppressor : DiagnosticSuppressor
{
    private const string Justification = "Generated code reads and writes the field.";

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
    [
        new("CSGS0001", "CS0169", Justification),
        new("CSGS0002", "CS0414", Justification),
        new("CSGS0003", "CS0649", Justification),
        new("CSGS0004", "IDE0044", Justification),
        new("CSGS0005", "IDE0051", Justification),
        new("CSGS0006", "IDE0052", Justification),
    ];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (KnownTypes.Of(context.Compilation) is not { } known)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (IsFieldOfObject(diagnostic.Location, known, context))
            {
                SuppressionDescriptor descriptor = SupportedSuppressions.First(item => item.SuppressedDiagnosticId == diagnostic.Id);
                context.ReportSuppression(Suppression.Create(descriptor, diagnostic));
            }
        }
    }

    private static bool IsFieldOfObject(Location location, KnownTypes known, SuppressionAnalysisContext context)
    {
        if (location.SourceTree is not { } tree)
        {
            return false;
        }

        SyntaxNode node = tree.GetRoot(context.CancellationToken).FindNode(location.SourceSpan);
        return context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken) is IFieldSymbol { IsStatic: false } field
            && (known.IsObject(field.ContainingType) || known.IsInline(field.ContainingType));
    }
}
