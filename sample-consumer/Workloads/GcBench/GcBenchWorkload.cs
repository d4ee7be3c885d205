using System.Diagnostics;

namespace CopySpaceGen.Sample.Workloads.GcBench;

/// <summary>
/// The mt-gcbench benchmark of Whippet: a tree and a large array live while trees of growing depth come and go, built in both directions
/// and checked. Each thread does all of that on a heap of its own, since a heap has one thread at a time.
/// </summary>
internal sealed class GcBenchWorkload(GcBenchParameters parameters, GcBenchVolumes? volumes = null, bool? checkedMode = null) : IWorkload
{
    private readonly GcBenchVolumes _volumes = volumes ?? new GcBenchVolumes();

    public string Name => "gcbench";

    public string MemoryAdvice => "Raise MULT, the size of each thread's heap in multiples of what lives in it: 2.5 is a good value.";

    public WorkloadResult Run(IProgress<double> progress)
    {
        GcHeapOptions options = HeapOptions.Create((long)(_volumes.WhippetLiveBytes * parameters.Multiplier), checkedMode);

        long start = Stopwatch.GetTimestamp();
        GcBenchShare[] shares = RunAll(options, progress);
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
            Statistics = HeapTotals.Of([.. shares.Select(share => share.Statistics)]),
            Checksum = checksum.ToString(),
            Threads = parameters.Threads,
            Depths = [.. _volumes.Depths.Select((_, index) => GcBenchDepth.SlowestOf([.. shares.Select(share => share.Depths[index])]))],
        };
    }

    // The calling thread takes the first share. All have ended when this returns, with an exception too.
    private GcBenchShare[] RunAll(GcHeapOptions options, IProgress<double> progress)
    {
        Task<GcBenchShare>[] shares = [.. Enumerable.Range(0, parameters.Threads).Select(index => CreateShare(index == 0 ? progress : NoProgress.Instance))];
        foreach (Task<GcBenchShare> share in shares.Skip(1))
        {
            share.Start(TaskScheduler.Default);
        }

        shares[0].RunSynchronously(TaskScheduler.Default);
        return Task.WhenAll(shares).GetAwaiter().GetResult();

        Task<GcBenchShare> CreateShare(IProgress<double> report) =>
            new(() => new GcBenchThread(_volumes, options).Run(report), TaskCreationOptions.LongRunning);
    }
}
