using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>A struct marked with <c>[GcInline]</c>, as read from the symbol; what it lacks if it is in error is left out.</summary>
internal sealed record HeapInline(INamedTypeSymbol Type, ImmutableArray<HeapField> Fields, int? ArrayLength);
