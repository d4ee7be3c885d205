using System.Collections.Immutable;
using CopySpaceGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>What an edge can refer to, as read from its attribute.</summary>
/// <param name="Width">How the field holds the reference.</param>
/// <param name="Targets">The structs that it names, those in error left out.</param>
/// <param name="IsAny">Whether it names none, and can refer to any object.</param>
internal sealed record HeapEdge(EdgeWidth Width, ImmutableArray<INamedTypeSymbol> Targets, bool IsAny)
{
    /// <summary>Whether it names one type; what refers to one of several is read and written as a <c>GcAny</c> of the heap.</summary>
    public bool IsTyped => !IsAny && Targets.Length < 2;
}
