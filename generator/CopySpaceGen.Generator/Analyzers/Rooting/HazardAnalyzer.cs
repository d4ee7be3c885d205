using System.Collections.Immutable;
using CopySpaceGen.Generator.Analyzers.Rooting.Flow;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Rooting;

/// <summary>Reports references into a heap that are used after a call which may have collected it, and so moved what they refer to.</summary>
/// <remarks>One method at a time, on its control flow: what a call does is told by its declaration and arguments (<see cref="CollectEffects"/>), as in the
/// rooting hazard analysis of SpiderMonkey, but without that of the whole program, so that it keeps up with typing.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HazardAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        DiagnosticDescriptors.OutdatedReference,
        DiagnosticDescriptors.WaitingReference,
        DiagnosticDescriptors.PassedPlace,
        DiagnosticDescriptors.PerhapsOutdatedReference,
    ];

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
                start.RegisterOperationBlockAction(context => Analyze(context, types, carriers));
            }
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, RootingTypes types, MutatorCarriers carriers)
    {
        foreach (IOperation block in context.OperationBlocks)
        {
            CollectEffects effects = new(types, carriers, block.SemanticModel);
            if (!CanHaveHazards(block, context.OwningSymbol, types, effects))
            {
                continue;
            }

            foreach (Hazard hazard in HazardFlow.Find(context.GetControlFlowGraph(block), context.OwningSymbol as IMethodSymbol, types, effects, context.CancellationToken))
            {
                context.ReportDiagnostic(HazardReport.Of(hazard));
            }
        }
    }

    // Most methods have either nothing that could be outdated or nothing that collects, which is quicker to see than their control flow.
    private static bool CanHaveHazards(IOperation block, ISymbol owner, RootingTypes types, CollectEffects effects)
    {
        bool hasReference = (owner as IMethodSymbol)?.Parameters.Any(parameter => types.IsReference(parameter.Type)) ?? false;
        bool hasCollection = false;
        foreach (IOperation operation in block.DescendantsAndSelf())
        {
            hasReference |= operation.Type is { } type && (types.IsReference(type) || types.IsHandle(type) || types.IsPartOfHeap(type));

            // The calls of these are in the control flow alone.
            hasCollection = hasCollection
                || operation is IForEachLoopOperation or IUsingOperation or IUsingDeclarationOperation
                || effects.Of(operation) != CollectEffect.No;
            if (hasReference && hasCollection)
            {
                return true;
            }
        }

        return false;
    }
}
