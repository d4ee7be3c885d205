using CopySpaceGen.Sample.Workloads.Words;
using Spectre.Console;

namespace CopySpaceGen.Sample.Output;

/// <summary>Shows the most frequent words of a text.</summary>
internal static class WordTable
{
    public static void Write(IAnsiConsole console, WordsResult result)
    {
        console.WriteLine(
            $"{Amount.OfNumber(result.Words)} words, {Amount.OfNumber(result.DistinctWords)} different ones, in {Amount.OfNumber(result.Lines)} lines.");
        Table table = new() { Border = TableBorder.Rounded };
        table.AddColumn("word");
        table.AddColumn(new TableColumn("times").RightAligned());
        table.AddColumn(new TableColumn("lines").RightAligned());
        table.AddColumn(new TableColumn("first in line").RightAligned());
        foreach (WordCount word in result.Top)
        {
            table.AddRow(Markup.Escape(word.Word), Amount.OfNumber(word.Count), Amount.OfNumber(word.Lines), Amount.OfNumber(word.FirstLine));
        }

        console.Write(table);
    }
}
