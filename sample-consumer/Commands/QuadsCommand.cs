using System.CommandLine;
using CopySpaceGen.Sample.Output;
using CopySpaceGen.Sample.Workloads.Quads;
using Spectre.Console;

namespace CopySpaceGen.Sample.Commands;

/// <summary><c>quads [DEPTH] [MULT]</c>, and the same on other nodes.</summary>
internal static class QuadsCommand
{
    /// <summary>Makes the command for a type of node.</summary>
    /// <typeparam name="TQuads">The type of the nodes and of their heap.</typeparam>
    /// <typeparam name="TNode">The type of the nodes.</typeparam>
    public static Command Create<TQuads, TNode>(WorkloadRunner runner, string description)
        where TQuads : struct, IQuads<TQuads, TNode>
        where TNode : unmanaged
    {
        QuadsParameters defaults = new();
        Argument<int> depth = CommonOptions.Depth(
            defaults.Depth, QuadsParameters.MinDepth, QuadsParameters.MaxDepth, "The steps from the root of the tree to its leaves.");
        Argument<double> multiplier = CommonOptions.Multiplier(
            defaults.Multiplier,
            "The size of the heap, in trees of 40 bytes a node: more than 1, at most 100.",
            $"above 1 and up to {QuadsParameters.MaxMultiplier}",
            value => value is > 1 and <= QuadsParameters.MaxMultiplier);
        Option<int?> gcThreads = CommonOptions.GcThreads();
        Option<bool> json = CommonOptions.Json();

        Command command = new(TQuads.Name, description) { depth, multiplier, gcThreads, json };
        command.SetAction(parsed =>
        {
            QuadsParameters parameters = new(parsed.GetValue(depth), parsed.GetValue(multiplier), parsed.GetValue(gcThreads));
            runner.Run<QuadsResult>(new QuadsWorkload<TQuads, TNode>(parameters), parsed.GetValue(json), result => Write(runner.Output, result));
        });
        return command;
    }

    private static void Write(IAnsiConsole output, QuadsResult result)
    {
        TimeSpan rounds = TimeSpan.FromTicks(result.Rounds.Sum(round => round.Ticks));
        output.WriteLine($"The tree took {Amount.OfTime(result.Construction)} to build.");
        output.WriteLine($"{result.Rounds.Count} rounds of garbage took {Amount.OfTime(rounds)}, {Amount.OfTime(rounds / result.Rounds.Count)} each.");
    }
}
