using CopySpaceGen.Sample.Workloads.Server;
using Spectre.Console;

namespace CopySpaceGen.Sample.Output;

/// <summary>Shows how long requests took, and next to it how long collections did: what is slowest is what a collection came in between.</summary>
internal static class LatencyTable
{
    private static readonly double[] s_percents = [50, 90, 99, 99.9];

    public static void Write(IAnsiConsole console, ServerResult result)
    {
        ServerShare served = result.Served;
        console.WriteLine($"{Amount.OfNumber((long)result.RequestsPerSecond)} requests a second for {Amount.OfTime(result.Serving)}:");
        console.WriteLine(
            $"{Amount.OfNumber(served.LookUps)} look-ups, {Amount.OfNumber(served.Insertions)} insertions, {Amount.OfNumber(served.Deletions)} deletions.");
        Table table = new() { Border = TableBorder.Rounded };
        table.AddColumn("");
        table.AddColumn(new TableColumn("request").RightAligned());
        table.AddColumn(new TableColumn("pause").RightAligned());
        foreach (double percent in s_percents)
        {
            AddRow(Amount.OfPercentile(percent), served.Latencies.Percentile(percent), result.Statistics.PausePercentile(percent));
        }

        AddRow("longest", served.Latencies.Max, result.Statistics.MaxPause);
        table.AddRow("number", Amount.OfNumber(served.Requests), Amount.OfNumber(result.Statistics.Collections));
        console.Write(table);

        void AddRow(string name, TimeSpan request, TimeSpan pause) => table.AddRow(name, Amount.OfShortTime(request), Amount.OfShortTime(pause));
    }
}
