using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CopySpaceGen.Generator.Analyzers.Escapes;

/// <summary>Reports fields outside of heap objects that hold addresses in a heap, and static fields with a mutator.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ManagedFieldAnalyzer : DiagnosticAnalyzer
{
    private const string ThreadStaticAttributeName = "System.ThreadStaticAttribute";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [DiagnosticDescriptors.ReferenceInManagedMemory, DiagnosticDescriptors.MutatorLeavesThread];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (EscapeTypes.Of(start.Compilation) is { } types)
            {
                INamedTypeSymbol? threadStatic = start.Compilation.GetTypeByMetadataName(ThreadStaticAttributeName);
                start.RegisterSymbolAction(context => Analyze((IFieldSymbol)context.Symbol, context, types, threadStatic), SymbolKind.Field);
                start.RegisterSymbolAction(
                    context =>
                    {
                        // The field of a property is shown to nobody.
                        if (FieldOf((IPropertySymbol)context.Symbol) is { } field)
                        {
                            Analyze(field, context, types, threadStatic);
                        }
                    },
                    SymbolKind.Property);
            }
        });
    }

    private static IFieldSymbol? FieldOf(IPropertySymbol property) => property.IsAbstract || property.ContainingType.TypeKind == TypeKind.Interface
        ? null
        : property.ContainingType.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static void Analyze(IFieldSymbol field, SymbolAnalysisContext context, EscapeTypes types, INamedTypeSymbol? threadStatic)
    {
        ISymbol declared = field.AssociatedSymbol ?? field;
        string name = $"{field.ContainingType.Name}.{declared.Name}";
        if (IsManaged(field, types) && (types.HoldsReference(field.Type) || ManagedStorage.IsOfReferences(field.Type, types)))
        {
            string kind = field.IsStatic ? "a static field" : "a managed field";
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.ReferenceInManagedMemory, declared.GetLocation(), name, kind));
        }

        if (field.IsStatic && types.IsMutator(field.Type) && field.FindAttribute(threadStatic) is null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DiagnosticDescriptors.MutatorLeavesThread,
                declared.GetLocation(),
                name,
                "is in reach of all threads",
                "mark it [ThreadStatic], or pass the mutator as a parameter"));
        }
    }

    /// <summary>
    /// Whether a field is in the managed heap, and no other rule says what must not be in it. A struct may be on the stack; where it is in a
    /// field of a class, that one is asked.
    /// </summary>
    private static bool IsManaged(IFieldSymbol field, EscapeTypes types) =>
        (field.IsStatic || field.ContainingType.TypeKind == TypeKind.Class)
        && types.Known.EdgeAttributesOf(field).IsEmpty
        && !((types.Known.IsObject(field.ContainingType) || types.Known.IsInline(field.ContainingType)) && types.Known.ReferenceWidth(field.Type) is not null);
}
