using System.CommandLine;
using CopySpaceGen.Sample.Workloads.Trees;
using Spectre.Console;

namespace CopySpaceGen.Sample.Commands;

/// <summary><c>trees [DEPTH]</c>.</summary>
internal static class TreesCommand
{
    public static Command Create(WorkloadRunner runner)
    {
        TreesParameters defaults = new();
        Argument<int> depth = CommonOptions.Depth(
            defaults.Depth, 0, TreesParameters.MaxAllowedDepth, "The depth of the tree that lives longest; 6 if less is given.");
        Option<long?> heapSize = CommonOptions.HeapSize("By default, two and a half times the most that lives at once.");
        Option<bool> json = CommonOptions.Json();

        Command command = new("trees", "Run binary-trees of the Computer Language Benchmarks Game.") { depth, heapSize, json };
        command.SetAction(parsed =>
        {
            TreesParameters parameters = new(parsed.GetValue(depth), parsed.GetValue(heapSize));
            runner.Run<TreesResult>(new TreesWorkload(parameters), parsed.GetValue(json), result => Write(runner.Output, result));
        });
        return command;
    }

    // Past the console, which would wrap the lines and replace their tabs.
    private static void Write(IAnsiConsole output, TreesResult result)
    {
        foreach (string line in result.Lines)
        {
            output.Profile.Out.Writer.WriteLine(line);
        }
    }
}
