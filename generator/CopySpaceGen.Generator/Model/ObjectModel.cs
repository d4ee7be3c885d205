using CopySpaceGen.Generator.Helpers;

namespace CopySpaceGen.Generator.Model;

/// <summary>A struct marked with <c>[GcObject]</c>, as the heap that holds it lays it out.</summary>
internal sealed record ObjectModel
{
    public required TypeDeclaration Declaration { get; init; }

    /// <summary>The full name of the heap class that holds the type.</summary>
    public required string HeapFullName { get; init; }

    /// <summary>Whether code of other assemblies can refer to that class.</summary>
    public required bool IsHeapPublic { get; init; }

    /// <summary>The name of the class with the extension properties: that of the type, after those of its containing types.</summary>
    public required string AccessorsName { get; init; }

    /// <summary>The index of the type among those of its heap; null in a heap of one type, where nothing carries a kind.</summary>
    public required int? Kind { get; init; }

    /// <summary>All instance fields in the order of their declaration, without that of the tail.</summary>
    public required EquatableArray<FieldModel> Fields { get; init; }

    /// <summary>What comes behind the fields; null for a type of fixed size.</summary>
    public required TailModel? Tail { get; init; }

    /// <summary>What tells whether an object has been copied.</summary>
    public required ForwardingModel Forwarding { get; init; }

    /// <summary>Whether a word in front of each object tells its type.</summary>
    public required bool HasKindHeader { get; init; }

    /// <summary>Whether edges to any object can refer to it.</summary>
    public required bool IsAnyTarget { get; init; }

    /// <summary>Whether it is of fixed size and too large to be copied.</summary>
    public required bool IsLarge { get; init; }

    /// <summary>Whether several threads can collect its heap together.</summary>
    public required bool HasAtomicForwarding { get; init; }

    /// <summary>Whether some of its data want an alignment to 16 bytes.</summary>
    public required bool IsAligned16 { get; init; }

    /// <summary>The bytes that a bit of the heap's log of written edges stands for; 0 if it keeps none.</summary>
    public required int LogGranule { get; init; }

    /// <summary>Whether a word in front of each object tells its type, or whether it has been copied.</summary>
    public bool HasHeader => HasKindHeader || Forwarding.Word == ForwardingWord.Header;

    /// <summary>Whether some of its objects are large.</summary>
    public bool MayBeLarge => IsLarge || Tail is not null;

    /// <summary>The number of edges in its fields, at any depth, without those of its tail.</summary>
    public int FixedEdgeCount => Fields.Sum(static item => item.EdgeCount);

    /// <summary>Whether it has edges, in its fields or in its tail.</summary>
    public bool HasEdges => FixedEdgeCount > 0 || Tail is { EdgesPerElement: > 0 };
}
