using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>Why a heap is not generated although it has no errors by itself.</summary>
/// <param name="Heap">The heap that is dropped.</param>
/// <param name="Type">The first type for which it collides.</param>
/// <param name="OtherHeap">The heap that it collides with, which may be itself.</param>
/// <param name="OtherType">The same type, or one for which the same name would be generated.</param>
internal sealed record HeapCollision(HeapModel Heap, TypeDeclaration Type, HeapModel OtherHeap, TypeDeclaration OtherType)
{
    public bool IsSameType => string.Equals(Type.HintName, OtherType.HintName, StringComparison.Ordinal);
}
