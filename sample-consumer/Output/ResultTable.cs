using CopySpaceGen.Sample.Workloads;
using Spectre.Console;

namespace CopySpaceGen.Sample.Output;

/// <summary>Shows what runs did and took, one column for each.</summary>
internal static class ResultTable
{
    public static void Write(IAnsiConsole console, IReadOnlyList<WorkloadResult> results)
    {
        Table table = new() { Border = TableBorder.Rounded };
        table.AddColumn("");
        foreach (WorkloadResult result in results)
        {
            table.AddColumn(new TableColumn($"[bold]{Markup.Escape(result.Workload)}[/]").RightAligned());
        }

        AddRow("objects allocated", result => Amount.OfNumber(result.Objects));
        AddRow("bytes allocated", result => Amount.OfBytes(result.Statistics.AllocatedBytes));
        AddRow("heap size", result => Amount.OfBytes(result.Statistics.HeapSizeBytes));
        AddRow("collections", result => Amount.OfNumber(result.Statistics.Collections));
        AddRow("live at most", result => IfCollected(result, Amount.OfBytes(result.Statistics.PeakLiveBytes)));
        AddRow("pause, median", result => IfCollected(result, Amount.OfTime(result.Statistics.MedianPause)));
        AddRow("pause, 95 %", result => IfCollected(result, Amount.OfTime(result.Statistics.Percentile95Pause)));
        AddRow("pause, longest", result => IfCollected(result, Amount.OfTime(result.Statistics.MaxPause)));
        AddRow("time to stop, longest", result => IfCollected(result, Amount.OfTime(result.Statistics.MaxTimeToStop)));
        AddRow("time", result => Amount.OfTime(result.Elapsed));
        AddRow("of it collecting", result => Amount.OfShare(result.Statistics.TotalPause / result.Elapsed));
        AddRow("objects a second", result => Amount.OfNumber((long)(result.Objects / result.Elapsed.TotalSeconds)));
        AddRow("bytes a second", result => Amount.OfBytes(result.Statistics.AllocatedBytes / result.Elapsed.TotalSeconds));
        AddRow("checksum", result => result.Checksum);
        console.Write(table);

        // Only a collection finds out what lives.
        static string IfCollected(WorkloadResult result, string value) => result.Statistics.Collections == 0 ? "-" : value;

        void AddRow(string name, Func<WorkloadResult, string> value) => table.AddRow([name, .. results.Select(value)]);
    }
}
