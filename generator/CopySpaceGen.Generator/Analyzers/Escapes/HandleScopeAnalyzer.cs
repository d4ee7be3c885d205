using System.Collections.Concurrent;
using System.Collections.Immutable;
using CopySpaceGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Escapes;

/// <summary>Reports handles that are returned or assigned to where they are used after the end of their scope.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandleScopeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.HandleOutlivesScope];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (EscapeTypes.Of(start.Compilation) is { } types)
            {
                start.RegisterOperationBlockStartAction(block => Analyze(block, types));
            }
        });
    }

    private static void Analyze(OperationBlockStartAnalysisContext context, EscapeTypes types)
    {
        ConcurrentBag<ScopeRegion> regions = [];
        context.RegisterOperationAction(
            opening =>
            {
                if (ScopeRegion.Of(opening.Operation, types) is { } region)
                {
                    regions.Add(region);
                }
            },
            OperationKind.Using,
            OperationKind.UsingDeclaration);
        context.RegisterOperationBlockEndAction(end =>
        {
            // A set: what leaves two scopes at once is found in both.
            foreach (IOperation handle in regions.SelectMany(region => FindEscapes(region, types)).Distinct())
            {
                end.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.HandleOutlivesScope, handle.Syntax.GetLocation(), handle.Syntax.ToString()));
            }
        });
    }

    private static List<IOperation> FindEscapes(ScopeRegion region, EscapeTypes types)
    {
        List<IOperation> escapes = [];
        Dictionary<ISymbol, List<ISimpleAssignmentOperation>> assignments = new(SymbolEqualityComparer.Default);
        foreach (IOperation operation in region.Operations)
        {
            switch (operation)
            {
                case IReturnOperation { ReturnedValue: { } value } when region.FindMadeHere(value) is { } handle:
                    escapes.Add(handle);
                    break;
                case ISimpleAssignmentOperation { Target: { } target } assignment
                    when target.VariableOf() is { } variable && types.IsScopedHandle(target.Type) && !region.Declares(variable):
                    Add(assignments, variable, assignment);
                    break;
                default:
                    break;
            }
        }

        // Of several values that a variable may have at the end of the scope, one may be right.
        escapes.AddRange(assignments
            .Where(variable => variable.Value.TrueForAll(assignment => region.FindMadeHere(assignment.Value) is not null) && region.FlowsOut(variable.Key))
            .Select(static variable => variable.Value[^1].Target));
        return escapes;
    }

    private static void Add(Dictionary<ISymbol, List<ISimpleAssignmentOperation>> assignments, ISymbol variable, ISimpleAssignmentOperation assignment)
    {
        if (!assignments.TryGetValue(variable, out List<ISimpleAssignmentOperation>? list))
        {
            assignments.Add(variable, list = []);
        }

        list.Add(assignment);
    }
}
