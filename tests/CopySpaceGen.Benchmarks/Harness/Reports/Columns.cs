using Spectre.Console;

namespace CopySpaceGen.Benchmarks.Harness.Reports;

/// <summary>Makes tables: for people who watch, or in Markdown for a file.</summary>
internal static class Columns
{
    public static Table Create(IAnsiConsole console, string first, IEnumerable<string> others)
    {
        Table table = new() { Border = console.Profile.Out.IsTerminal ? TableBorder.Rounded : TableBorder.Markdown };
        table.AddColumn(new TableColumn(first).NoWrap());
        foreach (string name in others)
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        return table;
    }
}
