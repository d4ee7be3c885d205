using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads;

/// <summary>One way to write the program of a workload.</summary>
/// <param name="Kind">What its objects are kept in.</param>
/// <param name="Run">Runs it on the calling thread, given the limit of the heap in bytes, 0 for none, and whether to count the bytes of an object.</param>
internal sealed record Implementation(ImplementationKind Kind, Func<long, bool, Measurement> Run)
{
    public static Implementation Wide(Func<HeapMeter, ulong> program) => OnHeap(ImplementationKind.Wide, program);

    public static Implementation Narrow(Func<HeapMeter, ulong> program) => OnHeap(ImplementationKind.Narrow, program);

    public static Implementation Classes(Func<ManagedMeter, ulong> program) => Managed(ImplementationKind.Classes, program);

    public static Implementation Structs(Func<ManagedMeter, ulong> program) => Managed(ImplementationKind.Structs, program);

    public static Implementation Boehm(Func<BoehmMeter, ulong> program) =>
        new(ImplementationKind.Boehm, (limit, countBytes) => new BoehmMeter(limit, countBytes).Measure(program));

    private static Implementation OnHeap(ImplementationKind kind, Func<HeapMeter, ulong> program) =>
        new(kind, (limit, countBytes) => new HeapMeter(limit, countBytes).Measure(program));

    // The runtime knows the limit: it is in the environment of the process.
    private static Implementation Managed(ImplementationKind kind, Func<ManagedMeter, ulong> program) =>
        new(kind, (_, countBytes) =>
        {
            using ManagedMeter meter = new(countBytes);
            return meter.Measure(program);
        });
}
