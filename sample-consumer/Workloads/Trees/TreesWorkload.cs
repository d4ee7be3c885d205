using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CopySpaceGen.Sample.Workloads.Trees;

/// <summary>The binary-trees program of the Computer Language Benchmarks Game.</summary>
internal sealed class TreesWorkload(TreesParameters parameters, bool? checkedMode = null) : IWorkload
{
    private const int MinDepth = 4;
    private const double DefaultHeapMultiplier = 2.5;

    // A heap is made of blocks: one of few blocks needs more than its objects add up to.
    private const long SmallestDefaultHeap = 1 << 20;

    public string Name => "trees";

    public string MemoryAdvice => "Raise --heap-size, or leave it out for a size that fits DEPTH.";

    private int MaxDepth => Math.Max(MinDepth + 2, parameters.Depth);

    /// <summary>The nodes of the tree that is made first, the most that live at once.</summary>
    private long StretchNodes => BinaryTree.CountNodes(MaxDepth + 1);

    private long HeapSize => parameters.HeapSize
        ?? Math.Max(SmallestDefaultHeap, (long)(StretchNodes * Unsafe.SizeOf<TreeNode>() * DefaultHeapMultiplier));

    public WorkloadResult Run(IProgress<double> progress)
    {
        List<string> lines = [];
        Checksum checksum = new();
        long objects = 0;

        long start = Stopwatch.GetTimestamp();
        using TreeHeap heap = new(HeapOptions.Create(HeapSize, checkedMode));
        using TreeHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();

        Report($"stretch tree of depth {MaxDepth + 1}", BinaryTree.Check(BinaryTree.Build(m, MaxDepth + 1)));
        Local<TreeNode> longLived = m.Local(BinaryTree.Build(m, MaxDepth));

        for (int depth = MinDepth; depth <= MaxDepth; depth += 2)
        {
            long iterations = 1L << (MaxDepth - depth + MinDepth);
            long check = 0;
            for (long index = 0; index < iterations; index++)
            {
                check += BinaryTree.Check(BinaryTree.Build(m, depth));
            }

            Report($"{iterations}\t trees of depth {depth}", check);
            progress.Report((depth - MinDepth + 2.0) / (MaxDepth - MinDepth + 2));
        }

        Report($"long lived tree of depth {MaxDepth}", BinaryTree.Check(longLived));

        return new TreesResult
        {
            Workload = Name,
            Parameters = parameters,
            Elapsed = Stopwatch.GetElapsedTime(start),
            Objects = objects,
            Statistics = heap.GetStatistics(),
            Checksum = checksum.ToString(),
            Lines = lines,
        };

        void Report(string what, long check)
        {
            lines.Add($"{what}\t check: {check}");
            checksum.Add(check);
            objects += check;
        }
    }
}
