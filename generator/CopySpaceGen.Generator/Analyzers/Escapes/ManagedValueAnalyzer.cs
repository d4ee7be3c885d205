using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Escapes;

/// <summary>Reports expressions that put addresses in a heap into the managed heap: arrays, collections, boxes, closures.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ManagedValueAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.ReferenceInManagedMemory];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (EscapeTypes.Of(start.Compilation) is { } types)
            {
                start.RegisterOperationAction(
                    context => AnalyzeCreation(context, types),
                    OperationKind.ArrayCreation,
                    OperationKind.ObjectCreation,
                    OperationKind.CollectionExpression,
                    OperationKind.Invocation);
                start.RegisterOperationAction(context => AnalyzeBoxing(context, types), OperationKind.Conversion, OperationKind.DelegateCreation);
                start.RegisterOperationAction(context => AnalyzeCaptures(context, types), OperationKind.AnonymousFunction);
            }
        });
    }

    private static void AnalyzeCreation(OperationAnalysisContext context, EscapeTypes types)
    {
        IOperation creation = context.Operation;
        if (creation.Type is { } type && !IsReportedElsewhere(creation, types) && ManagedStorage.IsOfReferences(type, types))
        {
            string kind = type is IArrayTypeSymbol ? "an array" : $"a {type.Name}";
            Report(context, creation, ElementOf(type, types), kind);
        }
    }

    /// <summary>Whether the field that a value initialises, the body of the method that makes it, or what it is made of is reported.</summary>
    private static bool IsReportedElsewhere(IOperation creation, EscapeTypes types) => creation is IInvocationOperation call
        ? SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingAssembly, types.Known.Assembly)
            || call.Arguments.Select(static argument => argument.Value.WithoutConversions().Type).Append(call.Instance?.Type).Any(type => ManagedStorage.IsOfReferences(type, types))
        : creation.UserOf() is IFieldInitializerOperation or IPropertyInitializerOperation;

    private static void AnalyzeBoxing(OperationAnalysisContext context, EscapeTypes types)
    {
        IOperation? boxed = context.Operation switch
        {
            IConversionOperation { Type.IsReferenceType: true, OperatorMethod: null, Operand: { Type.IsValueType: true } operand } => operand,
            IDelegateCreationOperation { Target: IMethodReferenceOperation { Instance: { Type.IsValueType: true } instance } } => instance,
            _ => null,
        };
        if (boxed?.Type is INamedTypeSymbol type && types.HoldsReference(type) && !IsCompared(context.Operation))
        {
            Report(context, boxed, type.Name, "a box");
        }
    }

    /// <summary>Whether a box is only made to compare what is in it, and then forgotten.</summary>
    private static bool IsCompared(IOperation conversion) => conversion.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: nameof(Equals) } };

    private static void AnalyzeCaptures(OperationAnalysisContext context, EscapeTypes types)
    {
        IAnonymousFunctionOperation lambda = (IAnonymousFunctionOperation)context.Operation;
        IMethodSymbol? outer = lambda.OuterLambda()?.Symbol;
        HashSet<ISymbol> reported = new(SymbolEqualityComparer.Default);
        foreach (IOperation use in lambda.Body.Descendants())
        {
            // What an outer lambda captures too is reported there.
            if (use.VariableOf() is { } variable
                && types.HoldsReference(use.Type)
                && !variable.IsDeclaredIn(lambda.Symbol)
                && (outer is null || variable.IsDeclaredIn(outer))
                && reported.Add(variable))
            {
                Report(context, use, variable.Name, "the closure of a lambda");
            }
        }
    }

    private static string ElementOf(ITypeSymbol type, EscapeTypes types) => type switch
    {
        IArrayTypeSymbol array => ElementOf(array.ElementType, types),
        INamedTypeSymbol named when types.HoldsReference(named) => named.Name,
        INamedTypeSymbol named => named.TypeArguments.FirstOrDefault(types.HoldsReference)?.Name ?? named.Name,
        _ => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
    };

    private static void Report(OperationAnalysisContext context, IOperation at, string what, string where) =>
        context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.ReferenceInManagedMemory, at.Syntax.GetLocation(), what, where));
}
