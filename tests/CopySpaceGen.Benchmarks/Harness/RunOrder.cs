using CopySpaceGen.Benchmarks.Workloads;

namespace CopySpaceGen.Benchmarks.Harness;

/// <summary>What a process is asked to run.</summary>
/// <param name="Workload">The name of the workload.</param>
/// <param name="Kind">Which of its implementations.</param>
/// <param name="Quick">Whether the volumes are the small ones.</param>
/// <param name="Limit">The limit in bytes; 0 for none.</param>
/// <param name="CountBytes">Whether to find out what an object takes.</param>
internal sealed record RunOrder(string Workload, ImplementationKind Kind, bool Quick, long Limit, bool CountBytes);
