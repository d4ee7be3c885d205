using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Rooting.Flow;

/// <summary>Follows the evaluation of one operation after the other, in the order in which the program does it.</summary>
/// <remarks>
/// Evaluating a part gives a <see cref="Value"/>; before the whole uses the values of its parts, it asks whether a call that came after the part
/// may have collected. Variables are in a <see cref="HeldState"/>, which each such call outdates. One thread, one method.
/// </remarks>
internal sealed partial class HazardWalker(RootingTypes types, CollectEffects effects, ISet<CaptureId> places)
{
    // Of the operation at hand; values know how many of them came before.
    private readonly List<Collection> _collections = [];

    // What the compiler has kept aside.
    private readonly Dictionary<CaptureId, IOperation> _kept = [];

    /// <summary>What the variables hold.</summary>
    public HeldState State { get; set; } = new();

    /// <summary>Told of each hazard.</summary>
    public Action<Hazard>? OnHazard { get; set; }

    /// <summary>Told of each lambda.</summary>
    public Action<IFlowAnonymousFunctionOperation>? OnLambda { get; set; }

    /// <summary>Told after each call that may collect: what is thrown from there leaves the variables as they are then.</summary>
    public Action? OnCollect { get; set; }

    /// <summary>Evaluates an operation that stands for itself.</summary>
    public void Run(IOperation operation)
    {
        _collections.Clear();
        Read(operation);
    }

    /// <summary>Evaluates what a method returns or a branch depends on.</summary>
    public Held? RunValue(IOperation operation, bool isByRef)
    {
        _collections.Clear();
        return (isByRef ? ReadPlace(operation) : Read(operation)).Held;
    }

    private Value Read(IOperation? operation)
    {
        switch (operation)
        {
            case null or ILiteralOperation or INameOfOperation or ITypeOfOperation or ISizeOfOperation or IDefaultValueOperation or ILocalFunctionOperation:
                return Value.None;
            case ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation or IFlowCaptureReferenceOperation:
                Value value = ReadVariable(operation);
                return CanRefer(operation) ? value : Value.None;
            case IFlowCaptureOperation capture:
                Keep(capture);
                return Value.None;
            case IFlowAnonymousFunctionOperation lambda:
                OnLambda?.Invoke(lambda);
                return Value.None;
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment);
            case ICompoundAssignmentOperation compound:
                return AssignCompound(compound);
            case IIncrementOrDecrementOperation step:
                ReadPlace(step.Target);
                Collect(step, effects.Of(step));
                return Value.None;
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction);
            case IIsPatternOperation match:
                return Match(match);
            case IInvocationOperation call:
                return Call(call, call.TargetMethod, call.Instance, call.Arguments, isPlace: false);
            case IPropertyReferenceOperation property:
                return ReadProperty(property, isPlace: false);
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                return Call(creation, constructor, null, creation.Arguments, isPlace: false);
            case IConversionOperation conversion:
                return Convert(conversion);
            case IFieldReferenceOperation field:
                ReadOwner(field.Instance);
                return types.IsReference(field.Type) ? Fresh(field, isPlace: false) : Value.None;
            case IAddressOfOperation address:
                return ReadPlace(address.Reference);
            default:
                return ReadParts(operation);
        }
    }

    // Operators, tuples, interpolated strings and all else that evaluates its parts one by one, and then uses them.
    private Value ReadParts(IOperation operation)
    {
        List<(Value Value, IOperation Part)> parts = [];
        foreach (IOperation part in operation.ChildOperations)
        {
            parts.Add((Read(part), part));
        }

        parts.ForEach(part => Use(part.Value, part.Part));
        Collect(operation, effects.Of(operation));
        return CanRefer(operation)
            ? new Value(parts.Select(static part => part.Value.Held).FirstOrDefault(static held => held is not null), _collections.Count)
            : Value.None;
    }

    private void Keep(IFlowCaptureOperation capture)
    {
        // One of several that are chosen from, as in a conditional expression, stands for all.
        if (!_kept.TryGetValue(capture.Id, out IOperation? before) || IsVariable(before))
        {
            _kept[capture.Id] = capture.Value;
        }

        Value kept = !places.Contains(capture.Id) ? Read(capture.Value) : IsVariable(capture.Value) ? Value.None : ReadPlace(capture.Value);
        State.Set(capture.Id, kept.Held);
    }

    private Value ReadVariable(IOperation operation)
    {
        if (KeyOf(operation) is not { } variable || State.Get(variable) is not { } held)
        {
            return Value.None;
        }

        if (held.OutdatedBy is { } collection)
        {
            SyntaxNode use = UseOf(operation);
            bool isWaiting = operation is IFlowCaptureReferenceOperation && use.Parent is not CommonForEachStatementSyntax;
            OnHazard?.Invoke(new Hazard(isWaiting ? HazardKind.Waiting : HazardKind.Outdated, use, operation.Type, held, collection));
        }

        return new Value(held.Renewed(), _collections.Count);
    }

    // To be asked of each part before the whole uses it.
    private void Use(Value value, IOperation part)
    {
        if (value.Held is { } held && value.CollectionsBefore < _collections.Count)
        {
            List<Collection> since = _collections.GetRange(value.CollectionsBefore, _collections.Count - value.CollectionsBefore);
            OnHazard?.Invoke(new Hazard(HazardKind.Waiting, part.Syntax, part.Type, held, since.Find(static collection => collection.IsCertain) ?? since[0]));
        }
    }

    private void Collect(IOperation operation, CollectEffect effect)
    {
        if (effect == CollectEffect.No)
        {
            return;
        }

        Collection collection = new(operation.Syntax, effect);
        _collections.Add(collection);
        State.Collect(collection);
        OnCollect?.Invoke();
    }

    // Where in the source something is that was kept aside: of a property to be assigned to, the reference.
    private SyntaxNode UseOf(IOperation operation) =>
        operation is not IFlowCaptureReferenceOperation capture || !_kept.TryGetValue(capture.Id, out IOperation? kept) ? operation.Syntax
        : kept is IPropertyReferenceOperation { Property.RefKind: RefKind.None, Instance: { } owner } ? owner.Syntax
        : kept.Syntax;

    private Value Fresh(IOperation operation, bool isPlace) => new(new Held(operation.Syntax, isPlace), _collections.Count);

    // Whether its value can be, or have in it, what a collection outdates. Of what has no type, as in a fixed statement, its parts tell.
    private bool CanRefer(IOperation operation) =>
        operation.Type is null ? operation.Kind == OperationKind.None : operation.Type is IPointerTypeSymbol || types.IsReference(operation.Type) || types.IsView(operation.Type);

    private object? KeyOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFlowCaptureReferenceOperation capture =>
            places.Contains(capture.Id) && _kept.TryGetValue(capture.Id, out IOperation? kept) && IsVariable(kept) ? KeyOf(kept) : capture.Id,
        IInstanceReferenceOperation { Type: { } type } when types.IsPartOfHeap(type) => HeldState.This,
        IDeclarationExpressionOperation declaration => KeyOf(declaration.Expression),
        _ => null,
    };
}
