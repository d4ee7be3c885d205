using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CopySpaceGen.Generator.Analyzers;

/// <summary>Reports what is wrong with a struct marked with <c>[GcObject]</c> or <c>[GcInline]</c> by itself, whichever heap holds it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ObjectAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        DiagnosticDescriptors.UnsafeCodeDisabled,
        DiagnosticDescriptors.LanguageVersionTooLow,
        DiagnosticDescriptors.TypeNotPartial,
        DiagnosticDescriptors.TypeNotAccessible,
        DiagnosticDescriptors.GenericObject,
        DiagnosticDescriptors.RefStructObject,
        DiagnosticDescriptors.LayoutNotSequential,
        DiagnosticDescriptors.FieldsInSeveralParts,
        DiagnosticDescriptors.ReservedObjectMember,
        DiagnosticDescriptors.ReservedObjectName,
        DiagnosticDescriptors.AccessorClassNameTaken,
        DiagnosticDescriptors.ManagedField,
        DiagnosticDescriptors.HiddenField,
        DiagnosticDescriptors.AccessorNamesCollide,
        DiagnosticDescriptors.AccessorNameReserved,
        DiagnosticDescriptors.UnmarkedReference,
        DiagnosticDescriptors.TypedReferenceField,
        DiagnosticDescriptors.NestedReference,
        DiagnosticDescriptors.EdgeOfWrongType,
        DiagnosticDescriptors.EdgeNotPrivate,
        DiagnosticDescriptors.EdgeStaticOrReadOnly,
        DiagnosticDescriptors.EdgeTargetNotObject,
        DiagnosticDescriptors.ForeignObject,
        DiagnosticDescriptors.SeveralEdgeAttributes,
        DiagnosticDescriptors.TypedOnlyTarget,
        DiagnosticDescriptors.AnyField,
        DiagnosticDescriptors.TailNotLast,
        DiagnosticDescriptors.TailWithoutLength,
        DiagnosticDescriptors.SeveralTails,
        DiagnosticDescriptors.TailOfWrongForm,
        DiagnosticDescriptors.LengthOfWrongType,
        DiagnosticDescriptors.LengthWithoutTail,
        DiagnosticDescriptors.SeveralLengths,
        DiagnosticDescriptors.TailOutsideObject,
        DiagnosticDescriptors.ObjectAndInline,
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
                start.RegisterSymbolAction(context => Analyze(context, known), SymbolKind.NamedType);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context, KnownTypes known)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (known.IsObject(type))
        {
            ObjectReader.Read(type, known, new Findings(context.ReportDiagnostic), context.CancellationToken);
        }
        else if (known.IsInline(type))
        {
            InlineReader.Read(type, known, new Findings(context.ReportDiagnostic), context.CancellationToken);
        }
    }
}
