using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Escapes;

/// <summary>Reports mutators in lambdas and local functions that are handed to another thread.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThreadHandOverAnalyzer : DiagnosticAnalyzer
{
    private static readonly HashSet<string> s_takers =
    [
        "System.Threading.Tasks.Task.Run",
        "System.Threading.Tasks.TaskFactory.StartNew",
        "System.Threading.Tasks.Parallel.For",
        "System.Threading.Tasks.Parallel.ForEach",
        "System.Threading.Tasks.Parallel.ForAsync",
        "System.Threading.Tasks.Parallel.ForEachAsync",
        "System.Threading.Tasks.Parallel.Invoke",
        "System.Threading.ThreadPool.QueueUserWorkItem",
        "System.Threading.ThreadPool.UnsafeQueueUserWorkItem",
        "System.Threading.Thread..ctor",
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.MutatorLeavesThread];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (EscapeTypes.Of(start.Compilation) is { } types)
            {
                start.RegisterOperationAction(context => Analyze(context, types), OperationKind.DelegateCreation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, EscapeTypes types)
    {
        IDelegateCreationOperation creation = (IDelegateCreationOperation)context.Operation;
        if (!IsForAnotherThread(creation) || FunctionOf(creation.Target) is not (IMethodSymbol function, IOperation body))
        {
            return;
        }

        // What the function assigns itself, it may have attached itself.
        HashSet<ISymbol> known = new(SymbolEqualityComparer.Default);
        foreach (IOperation operation in body.Descendants())
        {
            if (operation is ISimpleAssignmentOperation { Target: { } target } && SymbolOf(target, types) is { } assigned)
            {
                known.Add(assigned);
            }
        }

        foreach (IOperation use in body.Descendants())
        {
            if (SymbolOf(use, types) is { } mutator && !mutator.IsDeclaredIn(function) && known.Add(mutator))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    DiagnosticDescriptors.MutatorLeavesThread,
                    use.Syntax.GetLocation(),
                    mutator.Name,
                    "is used in a function that another thread runs",
                    "call Attach() in the function, and dispose there of what it returns"));
            }
        }
    }

    /// <summary>A mutator that is kept where other functions find it. What is in an object that the function made itself may be its own.</summary>
    private static ISymbol? SymbolOf(IOperation operation, EscapeTypes types) =>
        !types.IsMutator(operation.Type) ? null
        : operation is IFieldReferenceOperation { Instance: IInstanceReferenceOperation } field ? field.Field
        : operation.VariableOf();

    private static bool IsForAnotherThread(IDelegateCreationOperation creation)
    {
        IOperation? outer = creation.Parent;
        while (outer is IConversionOperation or IArgumentOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation)
        {
            outer = outer.Parent;
        }

        IMethodSymbol? taker = (outer as IInvocationOperation)?.TargetMethod ?? (outer as IObjectCreationOperation)?.Constructor;
        return taker?.ContainingType is { } type && s_takers.Contains($"{type.ContainingNamespace.ToDisplayString()}.{type.Name}.{taker.Name}");
    }

    private static (IMethodSymbol Function, IOperation Body)? FunctionOf(IOperation target) => target switch
    {
        IAnonymousFunctionOperation lambda => (lambda.Symbol, lambda.Body),
        IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } method } =>
            target.Root().Descendants().OfType<ILocalFunctionOperation>().FirstOrDefault(item =>
                SymbolEqualityComparer.Default.Equals(item.Symbol, method.OriginalDefinition)) is { Body: { } body } ? (method, body) : null,
        _ => null,
    };
}
