namespace CopySpaceGen.Generator.Tests.Conformance;

/// <summary>The flags that a heap is declared with.</summary>
/// <param name="Name">What it is called in the name of a case.</param>
/// <param name="Flags">The flags, as <c>[GcHeap]</c> takes them.</param>
public sealed record HeapForm(string Name, params string[] Flags)
{
    private const string Aligned = nameof(GcHeapAttribute.Aligned);
    private const string AtomicForwarding = nameof(GcHeapAttribute.AtomicForwarding);
    private const string FieldLogging = nameof(GcHeapAttribute.FieldLogging);

    // The place of the heap matters little to the other flags: each width of edges is tried with them in one.
    public static IReadOnlyList<HeapForm> All { get; } =
    [
        new("Plain"),
        new("Aligned", Aligned),
        new("Atomic", AtomicForwarding),
        new("AlignedAtomic", Aligned, AtomicForwarding),
        new("Logged", FieldLogging),
        new("AlignedLogged", Aligned, FieldLogging),
        new("AtomicLogged", AtomicForwarding, FieldLogging),
        new("AlignedAtomicLogged", Aligned, AtomicForwarding, FieldLogging),
    ];

    public bool HasSeveralThreads => Flags.Contains(AtomicForwarding);

    public bool LogsFields => Flags.Contains(FieldLogging);

    public bool Suits(EdgeForm edge) => Flags.Contains(Aligned) ? edge.IsNarrow || Flags.Length == 1 : !edge.IsNarrow;

    /// <summary>What follows the types in a <c>[GcHeap]</c>.</summary>
    public string Arguments => string.Concat(Flags.Select(static flag => $", {flag} = true"));

    public override string ToString() => Name;
}
