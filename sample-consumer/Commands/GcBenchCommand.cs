using System.CommandLine;
using System.Globalization;
using CopySpaceGen.Sample.Output;
using CopySpaceGen.Sample.Workloads.GcBench;

namespace CopySpaceGen.Sample.Commands;

/// <summary><c>gcbench [MULT] [THREADS]</c>.</summary>
internal static class GcBenchCommand
{
    private const string Description =
        "Keep a tree and a large array alive while trees of all sizes come and go, with garbage of all sizes between their nodes. Each of several "
        + "threads does this, on the heap that they share.";

    public static Command Create(WorkloadRunner runner)
    {
        GcBenchParameters defaults = new();
        Argument<double> multiplier = CommonOptions.Multiplier(
            defaults.Multiplier,
            "The size of the heap for each thread, in multiples of 12,388,560 bytes: more than 0.1, less than 100.",
            string.Create(CultureInfo.InvariantCulture, $"above {GcBenchParameters.MultiplierLimitBelow} and below {GcBenchParameters.MultiplierLimitAbove}"),
            value => value is > GcBenchParameters.MultiplierLimitBelow and < GcBenchParameters.MultiplierLimitAbove);
        Argument<int> threads = new("THREADS")
        {
            Description = "The number of threads that use the heap.",
            DefaultValueFactory = _ => defaults.Threads,
            CustomParser = result => CommonOptions.ParseWholeNumber(result, "THREADS", 1, GcBenchParameters.MaxThreads),
        };
        Option<int?> gcThreads = CommonOptions.GcThreads();
        Option<bool> json = CommonOptions.Json();

        Command command = new("gcbench", Description) { multiplier, threads, gcThreads, json };
        command.SetAction(parsed =>
        {
            GcBenchParameters parameters = new(parsed.GetValue(multiplier), parsed.GetValue(threads), parsed.GetValue(gcThreads));
            runner.Run<GcBenchResult>(new GcBenchWorkload(parameters), parsed.GetValue(json), result => DepthTable.Write(runner.Output, result));
        });
        return command;
    }
}
