using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>
/// How the collector of a heap takes, reads and writes an edge: straight where all have 8 bytes, by the width that the worklist entry carries
/// where some have 4.
/// </summary>
internal sealed class EdgeForm
{
    private readonly bool _isMixed;

    private EdgeForm(HeapModel heap)
    {
        _isMixed = heap.HasNarrowEdges;
        IsOfAnyKind = heap is { HasAnyEdges: true, HasKinds: true };
    }

    public static EdgeForm Of(HeapModel heap) => new(heap);

    /// <summary>Whether only the header of a referent tells the kind of some.</summary>
    public bool IsOfAnyKind { get; }

    /// <summary>The entry to be followed next.</summary>
    public string Next(string floor, string top) => $"{(IsOfAnyKind ? "NextOfKnownKind" : "Next")}({floor}, ref {top})";

    public string Type => _isMixed ? "nuint" : "nuint*";

    /// <summary>The address of the referent.</summary>
    public string Load => _isMixed ? "LoadEdge(edge)" : "*edge";

    /// <summary>The edge that a worklist entry stands for, less its tag where it has one.</summary>
    public string FromEntry(string entry, string? tag) => (_isMixed, tag) switch
    {
        (true, null) => entry,
        (true, _) => $"{entry} - {tag}",
        (false, null) => $"(nuint*){entry}",
        (false, _) => $"(nuint*)({entry} - {tag})",
    };

    /// <summary>The edge as a parameter of the runtime's.</summary>
    public string Argument => _isMixed ? "edge" : "(nuint)edge";

    /// <summary>A statement that makes the edge refer to an address.</summary>
    public string Store(string address) => _isMixed ? $"StoreEdge(edge, {address});" : $"*edge = {address};";
}
