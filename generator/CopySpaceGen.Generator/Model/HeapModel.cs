using CopySpaceGen.Generator.Helpers;

namespace CopySpaceGen.Generator.Model;

/// <summary>A class marked with <c>[GcHeap]</c> and the types it holds.</summary>
internal sealed record HeapModel
{
    public required TypeDeclaration Declaration { get; init; }

    /// <summary>Whether it is one stretch of addresses, aligned to its size.</summary>
    public required bool IsAligned { get; init; }

    /// <summary>The types of the heap; the index of each is its kind.</summary>
    public required EquatableArray<ObjectModel> Objects { get; init; }

    /// <summary>Whether there is more than one type, so that roots and worklist entries carry a kind.</summary>
    public bool HasKinds => Objects.Count > 1;

    /// <summary>Whether some edge has 4 bytes, so that worklist entries tell which have.</summary>
    public bool HasNarrowEdges => Objects.Any(static type => type.Fields.Any(static item => item.IsNarrow));
}
