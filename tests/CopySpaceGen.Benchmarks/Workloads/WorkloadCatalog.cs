using CopySpaceGen.Benchmarks.Harness;
using CopySpaceGen.Benchmarks.Workloads.BinaryTrees;
using CopySpaceGen.Benchmarks.Workloads.GcBench;
using CopySpaceGen.Benchmarks.Workloads.IdleHeap;
using CopySpaceGen.Benchmarks.Workloads.LargeArrays;
using CopySpaceGen.Benchmarks.Workloads.LinkedLists;
using CopySpaceGen.Benchmarks.Workloads.LruCache;
using CopySpaceGen.Benchmarks.Workloads.ManyHeaps;
using CopySpaceGen.Benchmarks.Workloads.Quads;
using CopySpaceGen.Benchmarks.Workloads.ShuffledQuads;
using CopySpaceGen.Benchmarks.Workloads.StringTable;
using CopySpaceGen.Benchmarks.Workloads.WordIndex;

namespace CopySpaceGen.Benchmarks.Workloads;

/// <summary>The workloads, in the order of the tables.</summary>
internal static class WorkloadCatalog
{
    /// <summary>The workloads of these names; all, if none is named.</summary>
    public static IReadOnlyList<Workload> Select(IReadOnlyList<string> names, bool quick) =>
        names.Count == 0 ? Create(quick) : [.. names.Select(name => Find(name, quick))];

    /// <exception cref="BenchmarkException">There is none of that name.</exception>
    public static Workload Find(string name, bool quick)
    {
        IReadOnlyList<Workload> all = Create(quick);
        return all.FirstOrDefault(workload => workload.Name == name)
            ?? throw new BenchmarkException($"There is no workload '{name}'. There are: {string.Join(", ", all.Select(workload => workload.Name))}.");
    }

    private static IReadOnlyList<Workload> Create(bool quick) =>
    [
        new QuadsWorkload(new QuadsParameters(Depth: quick ? 9 : 10)),
        new ShuffledQuadsWorkload(new ShuffledQuadsParameters(Depth: quick ? 8 : 9)),
        new GcBenchWorkload(quick ? new GcBenchParameters(MaxDepth: 14, ArrayLength: 125_000) : new GcBenchParameters(MaxDepth: 16, ArrayLength: 500_000)),
        new BinaryTreesWorkload(new BinaryTreesParameters(MaxDepth: quick ? 15 : 17)),
        new LruCacheWorkload(quick ? new LruCacheParameters(50_000, 300_000) : new LruCacheParameters(200_000, 700_000)),
        new WordIndexWorkload(new WordIndexParameters(Lines: quick ? 20_000 : 50_000)),
        new StringTableWorkload(quick ? new StringTableParameters(40_000, 250_000) : new StringTableParameters(300_000, 600_000)),
        new LinkedListsWorkload(new LinkedListsParameters(Nodes: quick ? 1_000_000 : 4_000_000)),
        new LargeArraysWorkload(quick ? new LargeArraysParameters(8, 125_000) : new LargeArraysParameters(3, 1_000_000)),
        new ManyHeapsWorkload(new ManyHeapsParameters(Heaps: quick ? 1_000 : 10_000)),
        new IdleHeapWorkload(quick ? new IdleHeapParameters(95_000, 5_000) : new IdleHeapParameters(1_900_000, 100_000)),
    ];
}
