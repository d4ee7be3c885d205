using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>
/// How the collector of a heap reads and writes an edge: straight where all have 8 bytes, by the width that the worklist entry carries
/// where some have 4.
/// </summary>
internal sealed class EdgeForm
{
    private static readonly EdgeForm s_wide = new(isMixed: false);
    private static readonly EdgeForm s_mixed = new(isMixed: true);

    private readonly bool _isMixed;

    private EdgeForm(bool isMixed) => _isMixed = isMixed;

    public static EdgeForm Of(HeapModel heap) => heap.HasNarrowEdges ? s_mixed : s_wide;

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

    /// <summary>The edge out of a result of the runtime's.</summary>
    public string FromResult(string result) => _isMixed ? result : $"(nuint*){result}";

    /// <summary>A statement that makes the edge refer to an address.</summary>
    public string Store(string address) => _isMixed ? $"StoreEdge(edge, {address});" : $"*edge = {address};";
}
