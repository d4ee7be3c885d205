using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Rooting.Flow;

/// <content>Calls of methods, constructors and accessors.</content>
internal sealed partial class HazardWalker
{
    private Value Call(IOperation call, IMethodSymbol method, IOperation? instance, ImmutableArray<IArgumentOperation> arguments, bool isPlace)
    {
        List<(Value Value, IOperation Part)> inputs = [];
        if (instance is not null && !IsEndOfLoop(call, method))
        {
            inputs.Add((ReadOwner(instance), instance));
        }

        foreach (IArgumentOperation argument in arguments)
        {
            inputs.Add((ReadArgument(argument), argument.Value));
        }

        inputs.ForEach(input => Use(input.Value, input.Part));
        CollectEffect effect = effects.Of(call);
        if (effect == CollectEffect.MayCollect && !types.IsMutator(method.ContainingType))
        {
            ReportPlaces(call, inputs);
        }

        Collect(call, effect);
        foreach (IArgumentOperation argument in arguments)
        {
            NoteAssigned(argument, call);
        }

        return ResultOf(call, method, inputs, isPlace);
    }

    // What is only assigned is not read.
    private Value ReadArgument(IArgumentOperation argument) => argument.Parameter?.RefKind switch
    {
        RefKind.Out when IsVariable(argument.Value) => Value.None,
        null or RefKind.None => Read(argument.Value),
        _ => ReadPlace(argument.Value),
    };

    private void ReportPlaces(IOperation call, List<(Value Value, IOperation Part)> inputs)
    {
        foreach ((Value value, IOperation part) in inputs)
        {
            if (value.Held is { IsPlace: true } held)
            {
                OnHazard?.Invoke(new Hazard(HazardKind.PassedPlace, part.Syntax, part.Type, held, new Collection(call.Syntax, CollectEffect.MayCollect)));
            }
        }
    }

    // What is passed by reference is of now when the call returns: that the method that is called sees to.
    private void NoteAssigned(IArgumentOperation argument, IOperation call)
    {
        if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref && types.IsReference(argument.Value.Type))
        {
            SetVariable(argument.Value, new Held(call.Syntax, isPlace: false));
        }
    }

    private Value ResultOf(IOperation call, IMethodSymbol method, List<(Value Value, IOperation Part)> inputs, bool isPlace)
    {
        if (types.IsReference(call.Type))
        {
            return IsNothing(call) || (call is IObjectCreationOperation && !inputs.Exists(static input => input.Value.Held is not null))
                ? Value.None
                : Fresh(call, isPlace: false);
        }

        return ((isPlace && method.RefKind != RefKind.None) || types.IsView(call.Type) || call.Type is IPointerTypeSymbol)
            && inputs.Exists(input => input.Value.Held is not null || types.IsHandle(input.Part.Type))
                ? Fresh(call, isPlace: true)
                : Value.None;
    }

    // The enumerators of spans have a Dispose that does nothing.
    private static bool IsEndOfLoop(IOperation call, IMethodSymbol method) =>
        call.IsImplicit && method.Name == nameof(IDisposable.Dispose) && call.Syntax.Parent is CommonForEachStatementSyntax;

    // GcRef<T>.Null, GcAny<THeap>.Nothing: no collection moves those.
    private bool IsNothing(IOperation call) =>
        call is IPropertyReferenceOperation { Property: { IsStatic: true } property } && types.IsReference(property.ContainingType);
}
