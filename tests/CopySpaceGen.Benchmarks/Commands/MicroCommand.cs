using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;

namespace CopySpaceGen.Benchmarks.Commands;

/// <summary><c>micro</c>: BenchmarkDotNet's suites, with its own arguments behind.</summary>
internal static class MicroCommand
{
    public static Command Create()
    {
        Command command = new("micro", "Run the suites of BenchmarkDotNet; arguments of its own follow, such as --filter '*Allocation*'.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };

        // Each in a process of its own: one that disassembles itself crashes.
        command.SetAction(parsed => BenchmarkSwitcher.FromAssembly(typeof(MicroCommand).Assembly).Run(ArgumentsOf(parsed), DefaultConfig.Instance.AddJob(Job.ShortRun)));
        return command;
    }

    // Without a choice, all of them: it would ask on the terminal.
    private static string[] ArgumentsOf(ParseResult parsed) => parsed.UnmatchedTokens is { Count: > 0 } tokens ? [.. tokens] : ["--filter", "*"];
}
