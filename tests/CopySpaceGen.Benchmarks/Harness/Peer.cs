using CopySpaceGen.Benchmarks.Workloads;

namespace CopySpaceGen.Benchmarks.Harness;

/// <summary>One that takes part in a comparison: an implementation and the collector that it runs under.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Kind">The implementation.</param>
/// <param name="Collector">The collector of .NET in its process.</param>
/// <param name="IsLimited">Whether it has the common limit.</param>
internal sealed record Peer(string Name, ImplementationKind Kind, DotNetCollector Collector, bool IsLimited)
{
    public static readonly Peer Ours = new("ours", ImplementationKind.Wide, DotNetCollector.Workstation, IsLimited: true);

    public static readonly Peer OursNarrow = new("ours, 4-byte", ImplementationKind.Narrow, DotNetCollector.Workstation, IsLimited: true);

    public static readonly Peer DotNetLimited = new(".NET", ImplementationKind.Classes, DotNetCollector.Workstation, IsLimited: true);

    private static readonly Peer s_boehm = new("Boehm", ImplementationKind.Boehm, DotNetCollector.Workstation, IsLimited: true);

    /// <summary>Whether it is compiled ahead of time, and not by the JIT compiler.</summary>
    public bool IsAheadOfTime { get; init; }

    /// <summary>All, ours first: the others are compared to it.</summary>
    public static IReadOnlyList<Peer> All { get; } =
    [
        Ours,
        OursNarrow,
        Ours with { Name = "ours, AOT", IsAheadOfTime = true },
        DotNetLimited,
        DotNetLimited with { Name = ".NET concurrent", Collector = DotNetCollector.Concurrent },
        DotNetLimited with { Name = ".NET Server", Collector = DotNetCollector.Server },
        DotNetLimited with { Name = ".NET, no limit", IsLimited = false },
        DotNetLimited with { Name = ".NET concurrent, no limit", Collector = DotNetCollector.Concurrent, IsLimited = false },
        DotNetLimited with { Name = ".NET Server, no limit", Collector = DotNetCollector.Server, IsLimited = false },
        new("struct arrays, no limit", ImplementationKind.Structs, DotNetCollector.Workstation, IsLimited: false),
        s_boehm,
        s_boehm with { Name = "Boehm, no limit", IsLimited = false },
    ];

    /// <summary>Whether the runtime enforces its limit; the other heaps enforce theirs.</summary>
    public bool HasHardLimit => IsLimited && Kind == ImplementationKind.Classes;

    /// <summary>What selects the collector and its limit in a new process.</summary>
    public IEnumerable<KeyValuePair<string, string>> Environment(long limit)
    {
        yield return new("DOTNET_gcServer", Collector == DotNetCollector.Server ? "1" : "0");

        // Server is concurrent by default, and is taken as it comes.
        yield return new("DOTNET_gcConcurrent", Collector == DotNetCollector.Workstation ? "0" : "1");
        if (HasHardLimit)
        {
            yield return new("DOTNET_GCHeapHardLimit", limit.ToString("X"));
        }
    }
}
