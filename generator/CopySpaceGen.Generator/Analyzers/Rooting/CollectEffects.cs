using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Rooting;

/// <summary>Tells of each operation by itself whether it may collect: by what it is given and by what is declared, never by the bodies of other methods.</summary>
/// <remarks>
/// Only a mutator can collect. So a call may if it gets one, as receiver, in an argument, in an object that has one, or in a lambda that captures one,
/// and is not marked <c>[NoCollect]</c>. Code that cannot know of mutators, as that of .NET itself, collects only by lambdas that it is given.
/// Of the operations in an operation nothing is said here. Threading: any.
/// </remarks>
internal sealed class CollectEffects(RootingTypes types, MutatorCarriers carriers)
{
    /// <summary>Whether an operation may collect, apart from its operands; of a property, by reading it.</summary>
    public CollectEffect Of(IOperation operation) => operation switch
    {
        IInvocationOperation call => OfCall(call, call.TargetMethod, call.Instance, call.Arguments),
        IObjectCreationOperation { Constructor: { } constructor } creation => OfCall(creation, constructor, null, creation.Arguments),
        IPropertyReferenceOperation { Property.GetMethod: { } getter } property => OfCall(property, getter, property.Instance, property.Arguments),
        IConversionOperation { OperatorMethod: { } conversion } converted => OfOperator(conversion, converted.Operand),
        IBinaryOperation { OperatorMethod: { } binary } pair => OfOperator(binary, pair.LeftOperand, pair.RightOperand),
        IUnaryOperation { OperatorMethod: { } unary } single => OfOperator(unary, single.Operand),
        IIncrementOrDecrementOperation { OperatorMethod: { } step } stepped => OfOperator(step, stepped.Target),
        ICompoundAssignmentOperation { OperatorMethod: { } compound } assignment => OfOperator(compound, assignment.Target, assignment.Value),
        IDynamicInvocationOperation { Arguments: var arguments } => OfArguments(arguments, isReceiverOfMutators: true),
        IFunctionPointerInvocationOperation { Arguments: var arguments } => OfArguments(arguments.Select(static argument => argument.Value), isReceiverOfMutators: true),

        // Other code runs meanwhile, on this thread or another.
        IAwaitOperation => CollectEffect.MayCollect,
        _ => CollectEffect.No,
    };

    /// <summary>Whether to assign to a property may collect.</summary>
    public CollectEffect OfAssignmentTo(IPropertyReferenceOperation property) =>
        property.Property.SetMethod is { } setter ? OfCall(property, setter, property.Instance, property.Arguments) : CollectEffect.No;

    /// <summary>Whether callers of a method must take it to collect, since it gets a mutator and does not say that it never does.</summary>
    public bool IsTakenToCollect(IMethodSymbol method) =>
        !types.IsNoCollect(method)
        && !IsPlain(method)
        && (method.Parameters.Any(parameter => carriers.Carries(parameter.Type))
            || (!method.IsStatic && method.MethodKind != MethodKind.Constructor && carriers.Carries(method.ContainingType))
            || carriers.CarriesStatically(method.ContainingType));

    private CollectEffect OfOperator(IMethodSymbol method, params IOperation[] operands) =>
        types.IsNoCollect(method) ? CollectEffect.No : OfArguments(operands, types.KnowsMutators(method.ContainingAssembly));

    // What takes long to find out last: most calls get no mutator at all.
    private CollectEffect OfCall(IOperation call, IMethodSymbol method, IOperation? instance, ImmutableArray<IArgumentOperation> arguments)
    {
        CollectEffect effect = OfReceived(call, method, instance, arguments);
        return effect == CollectEffect.No || types.IsNoCollect(method) || IsPlain(method) ? CollectEffect.No : effect;
    }

    private CollectEffect OfReceived(IOperation call, IMethodSymbol method, IOperation? instance, ImmutableArray<IArgumentOperation> arguments)
    {
        bool knowsMutators = types.KnowsMutators(method.ContainingAssembly) || IsImplementedByUser(method, instance);
        if (IsAlways(method) || (knowsMutators && (GetsFromReceiver(method, instance) || carriers.CarriesStatically(method.ContainingType))))
        {
            return CollectEffect.MayCollect;
        }

        CollectEffect effect = OfArguments(arguments.Select(static argument => argument.Value), knowsMutators || method.MethodKind == MethodKind.DelegateInvoke);
        if (method.MethodKind == MethodKind.DelegateInvoke && effect == CollectEffect.No)
        {
            return OfDelegate(instance);
        }

        return method.MethodKind == MethodKind.LocalFunction && effect != CollectEffect.MayCollect && CapturesIn(method, call.SemanticModel)
            ? CollectEffect.MayCollect
            : effect;
    }

    // Ends of parks, in which others have collected, and of heaps.
    private bool IsAlways(IMethodSymbol method) =>
        method.Name == nameof(IDisposable.Dispose)
        && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, types.Library)
        && (types.IsPark(method.ContainingType) || types.IsHeap(method.ContainingType));

    private bool GetsFromReceiver(IMethodSymbol method, IOperation? instance) =>
        instance is not null
        && method.MethodKind != MethodKind.DelegateInvoke
        && (carriers.Carries(WithoutConversions(instance).Type) || carriers.Carries(method.ContainingType));

    // As IDisposable.Dispose, which a using statement calls.
    private bool IsImplementedByUser(IMethodSymbol method, IOperation? instance) =>
        method.ContainingType.TypeKind == TypeKind.Interface
        && instance is not null
        && WithoutConversions(instance).Type is { ContainingAssembly: { } assembly }
        && types.KnowsMutators(assembly);

    private CollectEffect OfArguments(IEnumerable<IOperation> arguments, bool isReceiverOfMutators)
    {
        CollectEffect effect = CollectEffect.No;
        foreach (IOperation argument in arguments)
        {
            IOperation value = WithoutConversions(argument);
            CollectEffect one = value.Type?.TypeKind == TypeKind.Delegate || value is IDelegateCreationOperation ? OfDelegate(value)
                : isReceiverOfMutators && carriers.Carries(value.Type) ? CollectEffect.MayCollect
                : CollectEffect.No;
            effect = one > effect ? one : effect;
        }

        return effect;
    }

    /// <summary>Whether to call a delegate may collect, apart from what it is given then.</summary>
    public CollectEffect OfDelegate(IOperation? value)
    {
        switch (value)
        {
            case IDelegateCreationOperation creation:
                return OfDelegate(creation.Target);
            case IAnonymousFunctionOperation or IFlowAnonymousFunctionOperation:
                return CapturesIn(value.Syntax, value.SemanticModel) ? CollectEffect.MayCollect : CollectEffect.No;
            case IMethodReferenceOperation { Method: var method } reference when types.IsNoCollect(method):
                return CollectEffect.No;
            case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } function }:
                return CapturesIn(function, value.SemanticModel) ? CollectEffect.MayCollect : CollectEffect.No;
            case IMethodReferenceOperation reference:
                return (reference.Instance is { } instance && carriers.Carries(instance.Type)) || carriers.CarriesStatically(reference.Method.ContainingType)
                    ? CollectEffect.MayCollect
                    : CollectEffect.No;
            case ILiteralOperation or IDefaultValueOperation or null:
                return CollectEffect.No;
            default:
                return value.Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } && types.IsNoCollect(invoke) ? CollectEffect.No : CollectEffect.Unknown;
        }
    }

    private bool CapturesIn(IMethodSymbol localFunction, SemanticModel? model) =>
        localFunction.DeclaringSyntaxReferences.Any(declaration => CapturesIn(declaration.GetSyntax(), model));

    // By its syntax, which is there in the whole method and in the control flow of it.
    private bool CapturesIn(SyntaxNode body, SemanticModel? model) => model is not null && body.DescendantNodes().Any(node => node switch
    {
        ThisExpressionSyntax or BaseExpressionSyntax => carriers.Carries(model.GetTypeInfo(node).Type),
        IdentifierNameSyntax => model.GetSymbolInfo(node).Symbol switch
        {
            ILocalSymbol local => carriers.Carries(local.Type),
            IParameterSymbol parameter => carriers.Carries(parameter.Type),
            IFieldSymbol field => carriers.Carries(field.Type),
            IPropertySymbol property => carriers.Carries(property.Type),
            IMethodSymbol { IsStatic: false, MethodKind: MethodKind.Ordinary } method => carriers.Carries(method.ContainingType),
            _ => false,
        },
        _ => false,
    });

    // Accessors that only read or write a field, and those that hand a mutator out.
    private bool IsPlain(IMethodSymbol method) =>
        method is { AssociatedSymbol: IPropertySymbol property }
        && (types.IsMutator(property.Type) || IsStored(property) || (method.MethodKind == MethodKind.PropertyGet && IsFieldByAnotherName(property)));

    private static bool IsStored(IPropertySymbol property) =>
        property.ContainingType.GetMembers().Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static bool IsFieldByAnotherName(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences is [{ } declaration]
        && declaration.GetSyntax() is PropertyDeclarationSyntax { ExpressionBody.Expression: IdentifierNameSyntax name }
        && property.ContainingType.GetMembers(name.Identifier.ValueText).Any(static member => member is IFieldSymbol);

    private static IOperation WithoutConversions(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }
}
