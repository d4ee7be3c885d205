using System.Collections.Immutable;
using CopySpaceGen.Generator.Parsing.Rules;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>Reads a struct marked with <c>[GcObject]</c> and finds all that is wrong with it by itself.</summary>
internal static class ObjectReader
{
    public static HeapObject Read(INamedTypeSymbol type, KnownTypes known, Findings findings, CancellationToken cancel)
    {
        AttributeData attribute = type.FindAttribute(known.ObjectAttribute)!;
        StructReader reader = new(type, attribute, known, findings);
        ImmutableArray<HeapField> fields = reader.Read(attribute.GetIdentifierLocation(cancel), cancel);
        TailRules.Check(type, reader.InstanceFields, fields, known, findings);
        return new HeapObject(type, fields, IsTypedOnly(type, known));
    }

    /// <summary>Whether edges to any object cannot refer to a type.</summary>
    public static bool IsTypedOnly(INamedTypeSymbol type, KnownTypes known) =>
        type.FindAttribute(known.ObjectAttribute)!.NamedArguments.Any(static argument => argument is { Key: "TypedOnly", Value.Value: true });
}
