using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Rooting;

/// <summary>
/// Proposes <c>[NoCollect]</c> for methods that get a mutator and call nothing that may collect, so that callers need not root what they hold. Not for
/// methods that others can override or that implement an interface: the next one may collect.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoCollectHintAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.MissingNoCollect];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (RootingTypes.Of(start.Compilation) is { } types)
            {
                MutatorCarriers carriers = new(types, start.Compilation);
                start.RegisterOperationBlockAction(context => Check(context, new CollectEffects(types, carriers, context.OperationBlocks[0].SemanticModel)));
            }
        });
    }

    private static void Check(OperationBlockAnalysisContext context, CollectEffects effects)
    {
        if (context.OwningSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor } method
            || IsOneOfSeveral(method)
            || !effects.IsTakenToCollect(method)
            || !context.OperationBlocks.Any(static block => block is IBlockOperation))
        {
            return;
        }

        // What is written is looked at first, since the control flow takes longer. What an iterator does, it does later.
        if (context.OperationBlocks.Any(static block => block.Descendants().Any(static operation => operation.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak))
            || context.OperationBlocks.Any(block => CollectingCall.In(block, effects).Any(call => !IsItself(call)))
            || context.OperationBlocks.Any(block => CollectingCall.In(block, context.GetControlFlowGraph(block), effects).Any(call => !IsItself(call))))
        {
            return;
        }

        string name = method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
        context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.MissingNoCollect, method.GetLocation(), [method.GetLocation()], name));

        bool IsItself(CollectingCall call) => SymbolEqualityComparer.Default.Equals(call.Callee?.OriginalDefinition, method);
    }

    private static bool IsOneOfSeveral(IMethodSymbol method) =>
        method.IsVirtual
        || method.IsAbstract
        || method.IsOverride
        || method.ContainingType.TypeKind == TypeKind.Interface
        || !method.ExplicitInterfaceImplementations.IsEmpty
        || method.ContainingType.AllInterfaces.Any(implemented => implemented.GetMembers(method.Name)
            .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)));
}
