using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CopySpaceGen.Generator.Analyzers.Rooting.Flow;

/// <content>Places: what is assigned to, passed by reference, or has a member called.</content>
internal sealed partial class HazardWalker
{
    private Value ReadPlace(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation { Local.RefKind: RefKind.None } or IParameterReferenceOperation:
                // The variable itself is no place in an object, whatever it holds; but that is about to be read.
                ReadVariable(operation);
                return Value.None;
            case ILocalReferenceOperation or IInstanceReferenceOperation or IFlowCaptureReferenceOperation:
                return ReadVariable(operation);
            case IFieldReferenceOperation { Field.RefKind: RefKind.None, Instance: { } holder } when types.IsReference(holder.Type) && IsVariable(holder):
                // In the variable, so no place in an object either.
                return Value.None;
            case IFieldReferenceOperation { Field: { IsStatic: false, ContainingType.IsValueType: true } } field:
                return ReadOwner(field.Instance);
            case IPropertyReferenceOperation { Property.RefKind: not RefKind.None } property:
                return ReadProperty(property, isPlace: true);
            case IPropertyReferenceOperation property:
                Value owner = ReadOwner(property.Instance);
                foreach (IArgumentOperation argument in property.Arguments)
                {
                    Read(argument.Value);
                }

                return owner;
            case IInvocationOperation call:
                return Call(call, call.TargetMethod, call.Instance, call.Arguments, isPlace: true);
            case IInlineArrayAccessOperation element:
                Value array = ReadPlace(element.Instance);
                Read(element.Argument);
                return array;
            case IImplicitIndexerReferenceOperation indexer:
                Value view = Read(indexer.Instance);
                Read(indexer.Argument);
                return view;
            case IDeclarationExpressionOperation or IDiscardOperation:
                return Value.None;
            default:
                return Read(operation);
        }
    }

    // Members of a struct are where it is; a reference, a view or an object of .NET is read as a value.
    private Value ReadOwner(IOperation? instance) =>
        instance is { Type: { IsValueType: true, IsRefLikeType: false } type } && !types.IsReference(type) ? ReadPlace(instance) : Read(instance);

    private Value ReadProperty(IPropertyReferenceOperation property, bool isPlace) =>
        property.Property.GetMethod is { } getter ? Call(property, getter, property.Instance, property.Arguments, isPlace) : ReadParts(property);

    private Value Convert(IConversionOperation conversion)
    {
        Value operand = Read(conversion.Operand);
        Collect(conversion, effects.Of(conversion));

        // From a handle, the reference that is there now; from a number, none; to what an allocation takes, whatever it was.
        return types.IsReference(conversion.Type) && types.IsHandle(conversion.Operand.Type) ? Fresh(conversion, isPlace: false)
            : types.IsArgument(conversion.Type) || CanRefer(conversion) ? operand
            : Value.None;
    }
}
