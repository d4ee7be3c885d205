using CopySpaceGen.Generator.Diagnostics;
using CopySpaceGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Parsing;

/// <summary>Why a heap is not generated although it has no errors by itself.</summary>
/// <param name="Heap">The heap that is dropped.</param>
/// <param name="Type">The first type for which it collides.</param>
/// <param name="OtherHeap">The heap that it collides with, which may be itself.</param>
/// <param name="OtherType">The same type, or one for which the same name would be generated.</param>
internal sealed record HeapCollision(HeapModel Heap, TypeDeclaration Type, HeapModel OtherHeap, TypeDeclaration OtherType)
{
    private bool IsSameType => string.Equals(Type.HintName, OtherType.HintName, StringComparison.Ordinal);

    public Diagnostic ToDiagnostic(Location location) => IsSameType
        ? Diagnostic.Create(DiagnosticDescriptors.TypeInTwoHeaps, location, Heap.Declaration.Name, DisplayName(Type), DisplayName(OtherHeap.Declaration))
        : Diagnostic.Create(DiagnosticDescriptors.GeneratedNamesCollide, location, DisplayName(OtherType), DisplayName(Type));

    private static string DisplayName(TypeDeclaration type) => type.HintName.Replace('+', '.');
}
