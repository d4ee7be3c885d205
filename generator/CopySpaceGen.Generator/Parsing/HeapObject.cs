using System.Collections.Immutable;
using CopySpaceGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>A struct marked with <c>[GcObject]</c>, as read from the symbol; what it lacks if it is in error is left out.</summary>
internal sealed record HeapObject(INamedTypeSymbol Type, ImmutableArray<HeapField> Fields, bool IsTypedOnly)
{
    /// <summary>The first element of its tail; null for a type of fixed size.</summary>
    public HeapField? Tail => Fields.FirstOrDefault(static item => item.IsTail);

    public HeapField? Length => Fields.FirstOrDefault(static item => item.Role == FieldRole.Length);
}
