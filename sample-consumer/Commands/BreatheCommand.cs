using System.CommandLine;
using CopySpaceGen.Sample.Output;
using CopySpaceGen.Sample.Workloads.Breathe;
using Spectre.Console;

namespace CopySpaceGen.Sample.Commands;

/// <summary><c>breathe</c>.</summary>
internal static class BreatheCommand
{
    public static Command Create(WorkloadRunner runner)
    {
        BreatheParameters defaults = new();
        Option<int> seconds = CommonOptions.WholeNumber("--seconds", "How long to idle in the end", defaults.Seconds, 0, BreatheParameters.MaxSeconds);
        Option<long> live = CommonOptions.Bytes(
            "--live", "The load at its height, in bytes or with a unit as in 64m: 1g unless given.", defaults.LiveBytes, BreatheParameters.MinLiveBytes, "10000000");
        Option<bool> json = CommonOptions.Json();

        Command command = new("breathe", "Let a load grow to 1 GiB, fall to a hundredth and idle, and watch the memory of the process.") { seconds, live, json };
        command.SetAction(parsed =>
        {
            BreatheParameters parameters = new(parsed.GetValue(seconds), parsed.GetValue(live));
            if (parsed.GetValue(json))
            {
                runner.Run<BreatheResult>(new BreatheWorkload(parameters, static _ => { }), json: true, static _ => { });
                return;
            }

            BreatheResult? result = null;
            MemoryChart.Watch(runner.Error, observe => result = (BreatheResult)WorkloadRunner.RunUnwatched(new BreatheWorkload(parameters, observe)));
            Write(runner.Output, result!);
        });
        return command;
    }

    private static void Write(IAnsiConsole output, BreatheResult result)
    {
        output.Write(MemoryChart.Of(result.Samples));
        output.WriteLine($"Idle, the process has {Amount.OfBytes(result.IdleRssBytes)}, all of .NET included, and {Amount.OfBytes(result.LiveBytes)} live.");
        ResultTable.Write(output, [result]);
    }
}
