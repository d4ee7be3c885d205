using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CopySpaceGen.Benchmarks.Harness;
using CopySpaceGen.Benchmarks.Harness.Metering;
using CopySpaceGen.Benchmarks.Workloads;

namespace CopySpaceGen.Benchmarks.Commands;

/// <summary><c>run WORKLOAD KIND</c>: one run, in a process that the comparison started for it.</summary>
internal static class RunCommand
{
    private const string Name = "run";

    private static readonly Argument<string> s_workload = new("WORKLOAD");
    private static readonly Argument<ImplementationKind> s_kind = new("KIND");
    private static readonly Option<bool> s_quick = new("--quick");
    private static readonly Option<long> s_limit = new("--limit");
    private static readonly Option<bool> s_countBytes = new("--count-bytes");

    public static Command Create()
    {
        Command command = new(Name, "Run one implementation of a workload and print one line of JSON.")
        {
            s_workload, s_kind, s_quick, s_limit, s_countBytes,
        };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            Workload workload = WorkloadCatalog.Find(parsed.GetRequiredValue(s_workload), parsed.GetValue(s_quick));
            Implementation implementation = workload.Find(parsed.GetValue(s_kind))
                ?? throw new BenchmarkException($"{workload.Name} has no implementation {parsed.GetValue(s_kind)}.");
            Measurement measurement = implementation.Run(parsed.GetValue(s_limit), parsed.GetValue(s_countBytes));
            Console.Out.WriteLine(JsonSerializer.Serialize(measurement, MeasurementJson.Default.Measurement));
        });
        return command;
    }

    /// <summary>The arguments that lead here.</summary>
    public static IEnumerable<string> ArgumentsFor(RunOrder order)
    {
        List<string> arguments = [Name, order.Workload, order.Kind.ToString(), s_limit.Name, order.Limit.ToString(CultureInfo.InvariantCulture)];
        if (order.Quick)
        {
            arguments.Add(s_quick.Name);
        }

        if (order.CountBytes)
        {
            arguments.Add(s_countBytes.Name);
        }

        return arguments;
    }
}
