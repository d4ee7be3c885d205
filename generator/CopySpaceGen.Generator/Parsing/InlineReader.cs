using System.Collections.Immutable;
using CopySpaceGen.Generator.Parsing.Rules;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>Reads a struct marked with <c>[GcInline]</c> and finds all that is wrong with it by itself.</summary>
internal static class InlineReader
{
    public static HeapInline Read(INamedTypeSymbol type, KnownTypes known, Findings findings, CancellationToken cancel)
    {
        AttributeData attribute = type.FindAttribute(known.InlineAttribute)!;
        ImmutableArray<HeapField> fields = new StructReader(type, attribute, known, findings).Read(attribute.GetIdentifierLocation(cancel), cancel);
        InlineRules.Check(type, fields, known, findings);
        int? arrayLength = known.InlineArrayLength(type);
        if (arrayLength is null)
        {
            NameRules.CheckPart(type, fields, findings);
        }

        return new HeapInline(type, fields, arrayLength);
    }
}
