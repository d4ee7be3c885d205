using CopySpaceGen.Benchmarks.Harness.Metering;
using CopySpaceGen.Benchmarks.Workloads;

namespace CopySpaceGen.Benchmarks.Tests;

/// <summary>All workloads on the heap of libgc, one after the other on one thread: libgc knows no other.</summary>
public sealed class BoehmRuns
{
    private readonly Lazy<Dictionary<string, Measurement>> _measurements = new(RunAll);

    internal Measurement Of(Workload workload) => _measurements.Value[workload.Name];

    private static Dictionary<string, Measurement> RunAll()
    {
        Dictionary<string, Measurement> measurements = [];
        Thread thread = new(() =>
        {
            foreach (Workload workload in SmallWorkloads.All)
            {
                measurements[workload.Name] = workload.Find(ImplementationKind.Boehm)!.Run(0, false);
            }
        });
        thread.Start();
        thread.Join();
        return measurements;
    }
}
