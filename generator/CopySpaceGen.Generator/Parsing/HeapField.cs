using CopySpaceGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>An instance field of a heap object or of a struct that is part of one, as read from the symbol.</summary>
/// <param name="Symbol">The field.</param>
/// <param name="Role">What the generator does with it.</param>
/// <param name="Type">Its type; of a buffer, the type of an element.</param>
/// <param name="Names">What generated code calls it.</param>
internal sealed record HeapField(IFieldSymbol Symbol, FieldRole Role, ITypeSymbol Type, FieldNames Names)
{
    /// <summary>What it can refer to, if it is an edge.</summary>
    public HeapEdge? Edge { get; init; }

    /// <summary>Its type, if that is a struct that holds edges.</summary>
    public INamedTypeSymbol? Inline { get; init; }

    /// <summary>Whether it is the first element of the tail.</summary>
    public bool IsTail { get; init; }
}
