using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Rooting;

/// <summary>Reports calls that may collect in the bodies that have promised not to: of members, local functions and lambdas.</summary>
internal static class NoCollectBodies
{
    public static void Check(OperationBlockAnalysisContext context, RootingTypes types, CollectEffects effects)
    {
        bool isPromise = context.OwningSymbol is IMethodSymbol method && types.IsNoCollect(method);
        HashSet<SyntaxNode> reported = [];
        foreach (IOperation block in context.OperationBlocks)
        {
            // Most bodies promise nothing, and have nothing in them that does.
            if (isPromise || block.Descendants().Any(operation => PromiseOf(operation, types) is not null))
            {
                Check(block, context.GetControlFlowGraph(block), isPromise ? context.OwningSymbol : null);
            }
        }

        void Check(IOperation body, ControlFlowGraph flow, ISymbol? promise)
        {
            if (promise is not null)
            {
                Report(CollectingCall.In(body, flow, effects), promise);
            }

            foreach (IOperation operation in body.Descendants())
            {
                if (operation is ILocalFunctionOperation { Symbol: var function } && flow.LocalFunctions.Contains(function))
                {
                    Check(operation, flow.GetLocalFunctionControlFlowGraph(function), PromiseOf(operation, types));
                }
                else if (operation is IAnonymousFunctionOperation && Find(operation, flow) is { } lambda)
                {
                    Check(operation, flow.GetAnonymousFunctionControlFlowGraph(lambda), PromiseOf(operation, types));
                }
            }
        }

        // Once for each place: one may call several things.
        void Report(IEnumerable<CollectingCall> calls, ISymbol promise)
        {
            foreach (CollectingCall call in calls)
            {
                if (reported.Add(call.Place))
                {
                    context.ReportDiagnostic(NoCollectReports.OfCall(call, promise));
                }
            }
        }
    }

    // Those in other functions are in the control flow of these.
    private static IFlowAnonymousFunctionOperation? Find(IOperation lambda, ControlFlowGraph flow) =>
        CollectingCall.OperationsOf(flow).OfType<IFlowAnonymousFunctionOperation>().FirstOrDefault(inFlow => inFlow.Syntax == lambda.Syntax);

    // The local function or lambda that is marked, or the marked delegate type that a lambda becomes one of.
    private static ISymbol? PromiseOf(IOperation operation, RootingTypes types) => operation switch
    {
        ILocalFunctionOperation { Symbol: var function } when types.IsNoCollect(function) => function,
        IAnonymousFunctionOperation { Symbol: var lambda } when types.IsNoCollect(lambda) => lambda,
        IAnonymousFunctionOperation { Parent: IDelegateCreationOperation { Type: INamedTypeSymbol { DelegateInvokeMethod: { } invoke } type } }
            when types.IsNoCollect(invoke) => type,
        _ => null,
    };
}
