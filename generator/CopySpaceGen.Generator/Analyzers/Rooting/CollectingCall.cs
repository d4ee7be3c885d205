using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Rooting;

/// <summary>A place in a body at which the heap may be collected.</summary>
/// <param name="Operation">The call, or what else it is.</param>
/// <param name="Effect">Whether it may collect, or nothing is known of it.</param>
internal readonly record struct CollectingCall(IOperation Operation, CollectEffect Effect)
{
    /// <summary>What is called; null for an <c>await</c> and for what has no declaration.</summary>
    public ISymbol? Callee => Operation switch
    {
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.DelegateInvoke } invoke } => invoke.ContainingType,
        IInvocationOperation call => call.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        IPropertyReferenceOperation property => property.Property,
        IConversionOperation conversion => conversion.OperatorMethod,
        IBinaryOperation binary => binary.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        IIncrementOrDecrementOperation step => step.OperatorMethod,
        ICompoundAssignmentOperation assignment => assignment.OperatorMethod,
        _ => null,
    };

    /// <summary>How messages refer to it.</summary>
    public string Name => Callee switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => "new " + constructor.ContainingType.Name,
        { } callee => callee.Name,
        null => Operation is IAwaitOperation ? "await" : Operation.Syntax.ToString(),
    };

    /// <summary>What to underline.</summary>
    public SyntaxNode Place => Operation is { IsImplicit: true, Syntax: var syntax }
        && syntax.FirstAncestorOrSelf<CommonForEachStatementSyntax>() is { } loop
        && !loop.Statement.Span.Contains(syntax.Span)
            ? loop.Expression
            : Operation.Syntax;

    /// <summary>
    /// All such places in a body. Lambdas and local functions in it are not part of it: to make them does not collect, and whoever calls them is such a place.
    /// </summary>
    /// <param name="body">The body as it is written.</param>
    /// <param name="flow">The control flow of the body, which alone has the calls that <c>using</c> and <c>foreach</c> make.</param>
    /// <param name="effects">Tells what may collect.</param>
    public static IEnumerable<CollectingCall> In(IOperation body, ControlFlowGraph flow, CollectEffects effects) => In(body, effects).Concat(
        OperationsOf(flow).Where(static operation => operation.IsImplicit).Select(operation => Of(operation, effects)).Where(static call => call.Effect != CollectEffect.No));

    /// <summary>Those among them that are written.</summary>
    public static IEnumerable<CollectingCall> In(IOperation body, CollectEffects effects)
    {
        if (Of(body, effects) is { Effect: not CollectEffect.No } call)
        {
            yield return call;
        }

        foreach (IOperation part in body.ChildOperations.Where(static part => part is not (IAnonymousFunctionOperation or ILocalFunctionOperation)))
        {
            foreach (CollectingCall inner in In(part, effects))
            {
                yield return inner;
            }
        }
    }

    /// <summary>All operations of a control flow.</summary>
    public static IEnumerable<IOperation> OperationsOf(ControlFlowGraph flow) => flow.Blocks
        .SelectMany(static block => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
        .SelectMany(static operation => operation.DescendantsAndSelf());

    private static CollectingCall Of(IOperation operation, CollectEffects effects) => new(operation, EffectOf(operation, effects));

    private static CollectEffect EffectOf(IOperation operation, CollectEffects effects)
    {
        if (operation is not IPropertyReferenceOperation property || !IsWritten(property, out bool isRead))
        {
            return effects.Of(operation);
        }

        CollectEffect written = effects.OfAssignmentTo(property);
        return isRead && effects.Of(property) is var read && read > written ? read : written;
    }

    private static bool IsWritten(IPropertyReferenceOperation property, out bool isRead)
    {
        isRead = property.Parent is ICompoundAssignmentOperation or IIncrementOrDecrementOperation or ICoalesceAssignmentOperation;
        IOperation place = property;
        while (place.Parent is ITupleOperation tuple)
        {
            place = tuple;
        }

        return isRead
            ? property.Parent is not ICompoundAssignmentOperation compound || compound.Target == property
            : place.Parent is IAssignmentOperation assignment && assignment.Target == place;
    }
}
