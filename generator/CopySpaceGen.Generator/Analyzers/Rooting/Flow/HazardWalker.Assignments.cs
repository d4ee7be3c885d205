using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Rooting.Flow;

/// <content>Assignments: to variables, and to places, which are found before the value is evaluated.</content>
internal sealed partial class HazardWalker
{
    private Value Assign(ISimpleAssignmentOperation assignment)
    {
        if (assignment.IsRef)
        {
            Value referent = ReadPlace(assignment.Value);
            SetVariable(assignment.Target, referent.Held);
            return referent;
        }

        if (IsVariable(assignment.Target))
        {
            Value assigned = Read(assignment.Value);
            SetVariable(assignment.Target, assigned.Held);
            return assigned;
        }

        Value place = ReadPlace(assignment.Target);
        Value value = Read(assignment.Value);
        Write(assignment.Target, place);
        NoteInOwner(assignment.Target, value.Held);
        return value;
    }

    private Value AssignCompound(ICompoundAssignmentOperation compound)
    {
        Value place = ReadPlace(compound.Target);
        Value value = Read(compound.Value);
        Use(value, compound.Value);
        Collect(compound, effects.Of(compound));
        Write(compound.Target, place);
        return Value.None;
    }

    private Value Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        List<IOperation> targets = [];
        Flatten(deconstruction.Target, targets);
        List<Value> places = targets.ConvertAll(target => IsVariable(target) ? Value.None : ReadPlace(target));
        List<IOperation> sources = [];
        Flatten(deconstruction.Value, sources);
        List<Value> values = sources.ConvertAll(Read);
        for (int index = 0; index < targets.Count; index++)
        {
            Write(targets[index], places[index]);
            if (sources.Count == targets.Count)
            {
                Use(values[index], sources[index]);
                SetVariable(targets[index], values[index].Held);
            }
            else if (types.IsReference(targets[index].Type))
            {
                SetVariable(targets[index], new Held(deconstruction.Syntax, isPlace: false));
            }
        }

        return Value.None;
    }

    private Value Match(IIsPatternOperation match)
    {
        Value value = Read(match.Value);
        foreach (IOperation part in match.Pattern.DescendantsAndSelf())
        {
            ISymbol? declared = part switch
            {
                IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
                IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
                _ => null,
            };
            if (declared is ILocalSymbol local && types.IsReference(local.Type))
            {
                State.Set(local, new Held(part.Syntax, isPlace: false));
            }
        }

        return value;
    }

    // What is written to was found before the value was evaluated, which may have collected meanwhile.
    private void Write(IOperation target, Value place)
    {
        Use(place, target is IPropertyReferenceOperation { Property.RefKind: RefKind.None, Instance: { } owner } ? owner : target);
        if (target is IPropertyReferenceOperation { Property.RefKind: RefKind.None } property)
        {
            Collect(property, effects.OfAssignmentTo(property));
        }
    }

    private void SetVariable(IOperation target, Held? held)
    {
        if (KeyOf(target) is { } variable)
        {
            State.Set(variable, held);
        }
    }

    // A struct of references is as old as the oldest in it.
    private void NoteInOwner(IOperation target, Held? held)
    {
        if (held is not null && target is IMemberReferenceOperation { Instance: { } owner } && types.IsReference(owner.Type) && KeyOf(owner) is { } variable)
        {
            State.Set(variable, State.Get(variable)?.Join(held) ?? held);
        }
    }

    private static void Flatten(IOperation tuple, List<IOperation> elements)
    {
        switch (tuple)
        {
            case IDeclarationExpressionOperation { Expression: ITupleOperation declared }:
                Flatten(declared, elements);
                break;
            case IConversionOperation { OperatorMethod: null, Operand: ITupleOperation converted }:
                Flatten(converted, elements);
                break;
            case ITupleOperation inner:
                foreach (IOperation element in inner.Elements)
                {
                    Flatten(element, elements);
                }

                break;
            default:
                elements.Add(tuple);
                break;
        }
    }

    // Whose value an assignment replaces; to a variable that is a place itself, it writes there.
    private bool IsVariable(IOperation target) => target switch
    {
        ILocalReferenceOperation local => local.Local.RefKind == RefKind.None,
        IParameterReferenceOperation parameter => parameter.Parameter.RefKind == RefKind.None || types.IsReference(parameter.Type),
        IDeclarationExpressionOperation or IDiscardOperation => true,
        IFlowCaptureReferenceOperation capture => !places.Contains(capture.Id) || (_kept.TryGetValue(capture.Id, out IOperation? kept) && IsVariable(kept)),
        _ => false,
    };
}
