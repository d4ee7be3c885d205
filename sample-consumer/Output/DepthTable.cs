using CopySpaceGen.Sample.Workloads.GcBench;
using Spectre.Console;

namespace CopySpaceGen.Sample.Output;

/// <summary>Shows what the trees of each depth took.</summary>
internal static class DepthTable
{
    public static void Write(IAnsiConsole console, GcBenchResult result)
    {
        console.WriteLine(result.Threads == 1
            ? "Times to build the trees in either direction and to check them:"
            : $"Times to build the trees and to check them, in the slowest of {result.Threads} threads:");
        Table table = new() { Border = TableBorder.Rounded };
        table.AddColumn(new TableColumn("depth").RightAligned());
        table.AddColumn(new TableColumn("trees").RightAligned());
        table.AddColumn(new TableColumn("top down").RightAligned());
        table.AddColumn(new TableColumn("bottom up").RightAligned());
        foreach (GcBenchDepth depth in result.Depths)
        {
            table.AddRow(Amount.OfNumber(depth.Depth), Amount.OfNumber(depth.Trees), Amount.OfTime(depth.TopDown), Amount.OfTime(depth.BottomUp));
        }

        console.Write(table);
    }
}
