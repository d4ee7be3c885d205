using CopySpaceGen.Benchmarks.Harness.Metering;
using CopySpaceGen.Benchmarks.Workloads;

namespace CopySpaceGen.Benchmarks.Tests;

/// <summary>The programs on the heap of libgc: it must find all their roots.</summary>
public class BoehmTests(BoehmRuns runs) : IClassFixture<BoehmRuns>
{
    public static TheoryData<string> Names => [.. SmallWorkloads.All.Select(workload => workload.Name)];

    [TheoryWithLibGc]
    [MemberData(nameof(Names))]
    public void They_compute_what_the_classes_compute(string name)
    {
        Workload workload = SmallWorkloads.All.First(workload => workload.Name == name);
        Measurement boehm = runs.Of(workload);
        Assert.Equal(workload.Find(ImplementationKind.Classes)!.Run(0, false).Checksum, boehm.Checksum);

        // Without a collection, no root can be missed.
        Assert.NotEqual(0, boehm.Collections);
    }
}
