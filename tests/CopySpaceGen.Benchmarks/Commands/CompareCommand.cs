using System.CommandLine;
using CopySpaceGen.Benchmarks.Harness;
using CopySpaceGen.Benchmarks.Harness.Reports;
using CopySpaceGen.Benchmarks.Workloads;
using Spectre.Console;

namespace CopySpaceGen.Benchmarks.Commands;

/// <summary><c>compare</c>: ours and the others, in turn.</summary>
internal static class CompareCommand
{
    private const int QuickRounds = 2;
    private const int FullRounds = 5;
    private const string ChartFolder = "artifacts/charts";

    // Wide enough for every table where no terminal says how wide it is.
    private const int FileWidth = 280;

    public static Command Create()
    {
        Option<bool> quick = new("--quick") { Description = "Small volumes, two rounds." };
        Option<string[]> only = new("--only") { Description = "Run this workload only; may be given several times.", HelpName = "NAME" };
        Option<FileInfo> json = new("--json") { Description = "Write all that was measured into a file.", HelpName = "FILE" };
        Option<int?> rounds = new("--rounds") { Description = $"How often each peer runs: {FullRounds}, with --quick {QuickRounds}.", HelpName = "N" };
        Option<DirectoryInfo> charts = new("--charts")
        {
            Description = $"Where to draw the time against the limit, measured under several limits: {ChartFolder}; with --quick, only if it is named.",
            HelpName = "FOLDER",
        };
        rounds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
            {
                result.AddError("--rounds must be 1 or more.");
            }
        });

        Command command = new("compare", "Compare our heaps with .NET's and others, by time, pauses and memory.") { quick, only, json, rounds, charts };
        command.SetAction(parsed =>
        {
            bool isQuick = parsed.GetValue(quick);
            Run(
                WorkloadCatalog.Select(parsed.GetValue(only) ?? [], isQuick),
                isQuick,
                parsed.GetValue(rounds) ?? (isQuick ? QuickRounds : FullRounds),
                parsed.GetValue(json),
                parsed.GetValue(charts) ?? (isQuick ? null : new DirectoryInfo(ChartFolder)));
        });
        return command;
    }

    private static void Run(IReadOnlyList<Workload> workloads, bool quick, int rounds, FileInfo? json, DirectoryInfo? charts)
    {
        IAnsiConsole console = AnsiConsole.Console;
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = FileWidth;
        }

        charts?.Create();
        Machine machine = Machine.Describe();
        console.WriteLine(machine.ToString());
        console.WriteLine($"{(quick ? "--quick, " : "")}{rounds} rounds: medians, of the others in multiples of ours, with the least and the greatest multiple of a round");
        IReadOnlyList<Peer> peers = AvailablePeers.Find(Console.Error.WriteLine, console.WriteLine);
        Comparison comparison = new(peers, quick, rounds, Console.Error.WriteLine);
        List<WorkloadResult> results = [];
        foreach (Workload workload in workloads)
        {
            WorkloadResult result = comparison.Compare(workload);
            WorkloadTable.Write(console, result);
            if (charts is not null)
            {
                result = result with { Curves = comparison.Draw(workload, result) };
                console.WriteLine($"Chart: {TimeChart.Write(charts.FullName, result)}");
            }

            results.Add(result);

            // After each workload: whoever interrupts a comparison keeps what there is.
            if (json is not null)
            {
                new JsonReport(machine, quick, rounds, results).Write(json.FullName);
            }
        }

        SummaryTable.Write(console, results);
    }
}
