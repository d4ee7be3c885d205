using System.Diagnostics;

namespace CopySpaceGen.Sample.Workloads.GcBench;

/// <summary>
/// The mt-gcbench benchmark of Whippet: a tree and a large array live while trees of growing depth come and go, built in both directions
/// and checked. Each thread does all of that; all share one heap.
/// </summary>
internal sealed class GcBenchWorkload(GcBenchParameters parameters, GcBenchVolumes? volumes = null, bool? checkedMode = null) : IWorkload
{
    private readonly GcBenchVolumes _volumes = volumes ?? new GcBenchVolumes();

    public string Name => "gcbench";

    public string MemoryAdvice => "Raise MULT, the size of the heap in multiples of what lives in it: 2.5 is a good value.";

    public WorkloadResult Run(IProgress<double> progress)
    {
        long heapSize = (long)(_volumes.WhippetLiveBytes * parameters.Multiplier * parameters.Threads);

        long start = Stopwatch.GetTimestamp();
        using GcBenchHeap heap = new(HeapOptions.Create(heapSize, checkedMode, parameters.GcThreads));
        GcBenchThread program = new(heap, _volumes);
        GcBenchShare[] shares = ThreadTeam.Run(
            parameters.Threads, (number, end) => program.Run(number == 0 ? progress : NoProgress.Instance, end));
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);

        Checksum checksum = new();
        foreach (GcBenchShare share in shares)
        {
            share.AddTo(ref checksum);
        }

        return new GcBenchResult
        {
            Workload = Name,
            Parameters = parameters,
            Elapsed = elapsed,
            Objects = shares.Sum(share => share.Objects),
            Statistics = heap.GetStatistics(),
            Checksum = checksum.ToString(),
            Threads = parameters.Threads,
            Depths = [.. _volumes.Depths.Select((_, index) => GcBenchDepth.SlowestOf([.. shares.Select(share => share.Depths[index])]))],
        };
    }
}
