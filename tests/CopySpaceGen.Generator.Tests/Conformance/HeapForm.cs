namespace CopySpaceGen.Generator.Tests.Conformance;

/// <summary>The flags that a heap is declared with.</summary>
/// <param name="Name">What it is called in the name of a case.</param>
/// <param name="Flags">The flags, as <c>[GcHeap]</c> takes them.</param>
public sealed record HeapForm(string Name, params string[] Flags)
{
    private const string Aligned = nameof(GcHeapAttribute.Aligned);
    private const string AtomicForwarding = nameof(GcHeapAttribute.AtomicForwarding);

    // The place of the heap matters little to several GC threads: each width of edges is tried in one.
    public static IReadOnlyList<HeapForm> All { get; } =
    [
        new("Plain"),
        new("Aligned", Aligned),
        new("Atomic", AtomicForwarding),
        new("AlignedAtomic", Aligned, AtomicForwarding),
    ];

    public bool HasSeveralThreads => Flags.Contains(AtomicForwarding);

    public bool Suits(EdgeForm edge) => Flags.Contains(Aligned) ? edge.IsNarrow || !HasSeveralThreads : !edge.IsNarrow;

    /// <summary>What follows the types in a <c>[GcHeap]</c>.</summary>
    public string Arguments => string.Concat(Flags.Select(static flag => $", {flag} = true"));

    public override string ToString() => Name;
}
