using CopySpaceGen.Generator.Helpers;

namespace CopySpaceGen.Generator.Model;

/// <summary>A class marked with <c>[GcHeap]</c> and the types it holds.</summary>
internal sealed record HeapModel
{
    public required TypeDeclaration Declaration { get; init; }

    /// <summary>The name of the class with the extension properties of its values and changed edges.</summary>
    public required string AccessorsName { get; init; }

    /// <summary>Whether it is one stretch of addresses, aligned to its size.</summary>
    public required bool IsAligned { get; init; }

    /// <summary>Whether several threads can collect it together.</summary>
    public required bool HasAtomicForwarding { get; init; }

    /// <summary>Whether it keeps account of the edges that are written.</summary>
    public required bool LogsFields { get; init; }

    /// <summary>The types of the heap; the index of each is its kind.</summary>
    public required EquatableArray<ObjectModel> Objects { get; init; }

    /// <summary>The structs with edges that those types are made of.</summary>
    public required EquatableArray<InlineModel> Inlines { get; init; }

    /// <summary>Whether some edge can refer to objects of more than one type, or some field to any value.</summary>
    public required bool HasAnyEdges { get; init; }

    /// <summary>Whether some edge has 4 bytes, so that worklist entries tell which have.</summary>
    public required bool HasNarrowEdges { get; init; }

    /// <summary>Whether there is more than one type, so that roots and worklist entries carry a kind.</summary>
    public bool HasKinds => Objects.Count > 1;

    /// <summary>Whether there is a class with extension properties of its values, or of its changed edges.</summary>
    public bool HasAccessors => HasAnyEdges || (LogsFields && !HasKinds);

    /// <summary>Whether some objects are large.</summary>
    public bool HasLargeObjects => Objects.Any(static type => type.MayBeLarge);

    /// <summary>Whether some large objects have tails with edges, which are traced in slices.</summary>
    public bool HasEdgeTails => Objects.Any(static type => type.Tail is { EdgesPerElement: > 0 });
}
