using System.Diagnostics;

namespace CopySpaceGen.Sample.Workloads.Quads;

/// <summary>
/// The quads benchmark of Whippet: one large tree lives while twenty rounds of small trees come and go, and is checked after each.
/// </summary>
/// <typeparam name="TQuads">The type of the nodes and of their heap.</typeparam>
/// <typeparam name="TNode">The type of the nodes.</typeparam>
internal sealed class QuadsWorkload<TQuads, TNode>(QuadsParameters parameters, bool? checkedMode = null) : IWorkload
    where TQuads : struct, IQuads<TQuads, TNode>
    where TNode : unmanaged
{
    private const int RoundCount = 20;
    private const int GarbageDepth = 3;

    // Heap and garbage are sized by what a node takes in Whippet, so that the numbers compare whatever it takes here. The
    // garbage is computed there from the references alone, without the header.
    private const int WhippetNodeBytes = 40;
    private const int WhippetReferenceBytes = 32;

    public string Name => TQuads.Name;

    public string MemoryAdvice => "Raise MULT, the size of the heap in multiples of the tree: 2.5 is a good value.";

    private double NominalHeapSize => (double)QuadCount.OfTree(parameters.Depth) * WhippetNodeBytes * parameters.Multiplier;

    public WorkloadResult Run(IProgress<double> progress)
    {
        GcHeapOptions options = CreateOptions();
        long garbageNodes = QuadCount.OfTree(GarbageDepth);
        long treesPerRound = (long)(NominalHeapSize / 7.5 / (garbageNodes * WhippetReferenceBytes));
        Checksum checksum = new();
        List<TimeSpan> rounds = new(RoundCount);

        long start = Stopwatch.GetTimestamp();
        TQuads quads = TQuads.Attach(options);
        using GcHeap heap = quads.Mutator.Heap;
        using GcScope scope = quads.Mutator.OpenScope();

        Local<TNode> tree = quads.Local(QuadTree<TQuads, TNode>.Build(quads, parameters.Depth));
        TimeSpan construction = Stopwatch.GetElapsedTime(start);
        checksum.Add(QuadTree<TQuads, TNode>.Validate(tree, parameters.Depth));
        progress.Report(1.0 / (RoundCount + 1));

        for (int round = 0; round < RoundCount; round++)
        {
            long roundStart = Stopwatch.GetTimestamp();
            for (long index = 0; index < treesPerRound; index++)
            {
                QuadTree<TQuads, TNode>.Build(quads, GarbageDepth);
            }

            rounds.Add(Stopwatch.GetElapsedTime(roundStart));
            checksum.Add(QuadTree<TQuads, TNode>.Validate(tree, parameters.Depth));
            progress.Report((round + 2.0) / (RoundCount + 1));
        }

        return new QuadsResult
        {
            Workload = Name,
            Parameters = parameters,
            Elapsed = Stopwatch.GetElapsedTime(start),
            Objects = QuadCount.OfTree(parameters.Depth) + (RoundCount * treesPerRound * garbageNodes),
            Statistics = heap.GetStatistics(),
            Checksum = checksum.ToString(),
            Construction = construction,
            Rounds = rounds,
        };
    }

    private GcHeapOptions CreateOptions()
    {
        if (NominalHeapSize > TQuads.LargestHeapSize)
        {
            throw new SampleException(
                $"A heap for depth {parameters.Depth} times {parameters.Multiplier} would take more than {TQuads.LargestHeapSize >> 30:N0} GiB. Lower DEPTH or MULT.");
        }

        return HeapOptions.Create((long)NominalHeapSize, checkedMode, parameters.GcThreads);
    }
}
