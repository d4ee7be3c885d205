using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>A class marked with <c>[GcHeap]</c> and the types that it reaches, by kind, as read from the symbols.</summary>
internal sealed record HeapReading(INamedTypeSymbol Type, bool IsAligned, ImmutableArray<HeapObject> Objects);
