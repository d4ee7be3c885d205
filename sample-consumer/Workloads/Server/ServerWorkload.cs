using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CopySpaceGen.Sample.Workloads.Server;

/// <summary>Threads that serve requests to one index on one heap; each answer is checked, and the whole index at the end.</summary>
internal sealed class ServerWorkload(ServerParameters parameters, int stripes = StripedIndex.DefaultStripes, bool? checkedMode = null) : IWorkload
{
    private const double DefaultHeapMultiplier = 2.5;
    private const int TextHeaderBytes = 4;

    // What a heap takes besides what lives for long: the blocks that each thread is filling, and the tables while they grow.
    private const long SmallestDefaultHeap = 2L << 20;
    private const long HeapForEachThread = 512L << 10;

    public string Name => "server";

    public string MemoryAdvice => "Raise --heap-size, or leave it out for a size that fits --keys.";

    private long HeapSize => parameters.HeapSize
        ?? SmallestDefaultHeap + (HeapForEachThread * parameters.Threads) + (long)(LiveBytes * DefaultHeapMultiplier);

    /// <summary>What lives for long: of each key that is not deleted, an entry with a text and a place in a table.</summary>
    private long LiveBytes => (long)parameters.Keys * (Revision.ChangesToDeletion - 1) / Revision.ChangesToDeletion
        * (Unsafe.SizeOf<Entry>() + TextHeaderBytes + ((Revision.MinLength + Revision.MaxLength) / 2 * sizeof(char)) + Unsafe.SizeOf<GcRef>());

    public WorkloadResult Run(IProgress<double> progress)
    {
        long start = Stopwatch.GetTimestamp();
        using ServerHeap heap = new(HeapOptions.Create(HeapSize, checkedMode, parameters.GcThreads));
        using StripedIndex index = NewIndex(heap);
        ServerShare served = ServerShare.Sum(ThreadTeam.Run(
            parameters.Threads,
            (number, end) => new ServerThread(heap, index, parameters, number).Run(number == 0 ? progress : NoProgress.Instance, end)));
        TimeSpan serving = Stopwatch.GetElapsedTime(start);

        using ServerHeap.Mutator m = heap.Attach();
        string checksum = index.Verify(m);
        return new ServerResult
        {
            Workload = Name,
            Parameters = parameters,
            Elapsed = Stopwatch.GetElapsedTime(start),
            Objects = index.Objects + served.Answers,
            Statistics = heap.GetStatistics(),
            Checksum = checksum,
            Served = served,
            Serving = serving,
        };
    }

    // The calling thread is attached no longer than this takes: it waits for others then.
    private StripedIndex NewIndex(ServerHeap heap)
    {
        using ServerHeap.Mutator m = heap.Attach();
        return new StripedIndex(m, parameters.Keys, stripes);
    }
}
