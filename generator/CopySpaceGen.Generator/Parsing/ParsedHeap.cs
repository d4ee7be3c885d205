using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>What a class marked with <c>[GcHeap]</c> is: a heap to generate, a broken one, or neither if the compiler says what is wrong.</summary>
internal sealed record ParsedHeap(HeapModel? Model, BrokenHeap? Broken);
