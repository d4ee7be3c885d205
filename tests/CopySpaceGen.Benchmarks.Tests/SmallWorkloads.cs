using CopySpaceGen.Benchmarks.Workloads;
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

namespace CopySpaceGen.Benchmarks.Tests;

/// <summary>All workloads, in volumes that take no time but are enough for collections.</summary>
internal static class SmallWorkloads
{
    public static IReadOnlyList<Workload> All { get; } =
    [
        new QuadsWorkload(new QuadsParameters(Depth: 6)),
        new ShuffledQuadsWorkload(new ShuffledQuadsParameters(Depth: 6)),
        new GcBenchWorkload(new GcBenchParameters(MaxDepth: 10, ArrayLength: 10_000)),
        new BinaryTreesWorkload(new BinaryTreesParameters(MaxDepth: 10)),
        new LruCacheWorkload(new LruCacheParameters(2_000, 20_000)),
        new WordIndexWorkload(new WordIndexParameters(Lines: 1_000)),
        new StringTableWorkload(new StringTableParameters(5_000, 100_000)),
        new LinkedListsWorkload(new LinkedListsParameters(Nodes: 500_000)),
        new LargeArraysWorkload(new LargeArraysParameters(8, 50_000)),
        new ManyHeapsWorkload(new ManyHeapsParameters(Heaps: 200)),
        new IdleHeapWorkload(new IdleHeapParameters(3_000, 12_000)),
    ];
}
