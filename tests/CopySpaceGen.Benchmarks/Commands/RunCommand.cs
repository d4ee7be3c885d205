using System.Text.Json;
using CopySpaceGen.Benchmarks.Harness;
using CopySpaceGen.Benchmarks.Harness.Metering;
using CopySpaceGen.Benchmarks.Workloads;

namespace CopySpaceGen.Benchmarks.Commands;

/// <summary>
/// <c>run ORDER</c>: one run, in a process that the comparison started for it. The order is JSON and not options: hundreds of processes would each
/// compile a parser of command lines first.
/// </summary>
internal static class RunCommand
{
    public const string Name = "run";

    /// <summary>The arguments that lead here.</summary>
    public static IEnumerable<string> ArgumentsFor(RunOrder order) => [Name, JsonSerializer.Serialize(order, RunJson.Default.RunOrder)];

    /// <summary>Runs one implementation of a workload and prints a line of JSON.</summary>
    /// <exception cref="BenchmarkException">There is no such workload or implementation.</exception>
    public static void Run(string json)
    {
        RunOrder order = JsonSerializer.Deserialize(json, RunJson.Default.RunOrder)!;
        Workload workload = WorkloadCatalog.Find(order.Workload, order.Quick);
        Implementation implementation = workload.Find(order.Kind)
            ?? throw new BenchmarkException($"{workload.Name} has no implementation {order.Kind}.");
        Measurement measurement = implementation.Run(order.Limit, order.CountBytes);
        Console.Out.WriteLine(JsonSerializer.Serialize(measurement, RunJson.Default.Measurement));
    }
}
