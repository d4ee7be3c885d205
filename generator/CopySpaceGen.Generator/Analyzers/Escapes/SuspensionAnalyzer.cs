using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Escapes;

/// <summary>
/// Reports what must not be used after a method was suspended: mutators after an await, since another thread may go on, and references after an
/// await or a yield, since they were kept in the managed heap.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SuspensionAnalyzer : DiagnosticAnalyzer
{
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
                start.RegisterOperationBlockStartAction(block => Register(block, types));
            }
        });
    }

    private static void Register(OperationBlockStartAnalysisContext context, EscapeTypes types)
    {
        int suspensions = 0;
        context.RegisterOperationAction(
            operation =>
            {
                if (operation.Operation is not (ILoopOperation or IUsingOperation or IUsingDeclarationOperation)
                    or IForEachLoopOperation { IsAsynchronous: true }
                    or IUsingOperation { IsAsynchronous: true }
                    or IUsingDeclarationOperation { IsAsynchronous: true })
                {
                    Interlocked.Increment(ref suspensions);
                }
            },
            OperationKind.Await,
            OperationKind.YieldReturn,
            OperationKind.Loop,
            OperationKind.Using,
            OperationKind.UsingDeclaration);
        context.RegisterOperationBlockEndAction(end =>
        {
            if (Volatile.Read(ref suspensions) > 0)
            {
                foreach (IOperation block in end.OperationBlocks)
                {
                    Analyze(end.GetControlFlowGraph(block), end.OwningSymbol, end, types);
                }
            }
        });
    }

    private static void Analyze(ControlFlowGraph graph, ISymbol function, OperationBlockAnalysisContext context, EscapeTypes types)
    {
        foreach (KeyValuePair<ISymbol, IOperation> use in SuspensionFlow.Find(graph, function, types.IsMutator, static operation => operation is IAwaitOperation))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DiagnosticDescriptors.MutatorLeavesThread,
                use.Value.Syntax.GetLocation(),
                use.Key.Name,
                "is used after an await, where another thread may go on",
                "attach, use it and dispose of it between two awaits"));
        }

        foreach (KeyValuePair<ISymbol, IOperation> use in SuspensionFlow.Find(graph, function, types.HoldsReference, IsSuspension))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DiagnosticDescriptors.ReferenceInManagedMemory, use.Value.Syntax.GetLocation(), use.Key.Name, "the state of a method that is suspended"));
        }

        foreach (IMethodSymbol inner in graph.LocalFunctions)
        {
            Analyze(graph.GetLocalFunctionControlFlowGraph(inner, context.CancellationToken), inner, context, types);
        }

        foreach (IFlowAnonymousFunctionOperation lambda in graph.Blocks.SelectMany(SuspensionFlow.OperationsOf).OfType<IFlowAnonymousFunctionOperation>())
        {
            Analyze(graph.GetAnonymousFunctionControlFlowGraph(lambda, context.CancellationToken), lambda.Symbol, context, types);
        }
    }

    private static bool IsSuspension(IOperation operation) => operation is IAwaitOperation or IReturnOperation { Kind: OperationKind.YieldReturn };
}
