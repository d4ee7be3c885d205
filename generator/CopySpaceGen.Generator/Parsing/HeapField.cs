using CopySpaceGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>An instance field of a heap object, as read from the symbol.</summary>
/// <param name="Symbol">The field.</param>
/// <param name="Role">What the generator does with it.</param>
/// <param name="Type">Its type; of a buffer, the type of an element.</param>
/// <param name="Target">The struct that an edge refers to; null for other fields, and for an edge in error.</param>
/// <param name="Names">What generated code calls it.</param>
/// <param name="IsNarrow">Whether it is an edge of 4 bytes.</param>
internal readonly record struct HeapField(
    IFieldSymbol Symbol, FieldRole Role, ITypeSymbol Type, INamedTypeSymbol? Target, FieldNames Names, bool IsNarrow = false);
