using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>A class marked with <c>[GcHeap]</c>, the types that it reaches, by kind, and the structs in them, as read from the symbols.</summary>
internal sealed record HeapReading(INamedTypeSymbol Type, HeapFlags Flags, ImmutableArray<HeapObject> Objects, ImmutableArray<HeapInline> Inlines)
{
    /// <summary>All edges of all types.</summary>
    public IEnumerable<HeapField> Edges =>
        Objects.SelectMany(static item => item.Fields).Concat(Inlines.SelectMany(static item => item.Fields)).Where(static member => member.Edge is not null);

    /// <summary>Whether some edge can refer to objects of more than one type, or some field to any value.</summary>
    public bool HasAnyEdges => Edges.Any(static member => !member.Edge!.IsTyped);

    /// <summary>Whether there is a class with extension properties of its values, or of its changed edges.</summary>
    public bool HasAccessors => HasAnyEdges || (Flags.FieldLogging && Objects.Length == 1);
}
