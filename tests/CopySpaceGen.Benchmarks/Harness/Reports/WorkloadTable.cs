using Spectre.Console;

namespace CopySpaceGen.Benchmarks.Harness.Reports;

/// <summary>Shows the peers of one workload: ours in absolute medians, the others in ratios of theirs to ours.</summary>
internal static class WorkloadTable
{
    public static void Write(IAnsiConsole console, WorkloadResult result)
    {
        console.WriteLine();
        console.WriteLine($"{result.Workload}: {result.Summary}; {Amount.OfBytes(result.LiveBytes)} live at most, limit {Amount.OfBytes(result.LimitBytes)}");
        console.WriteLine();
        Table table = Columns.Create(console, "", [.. Quantity.All.Select(quantity => quantity.Name), "collections", "an object takes"]);
        foreach (PeerResult peer in result.Peers)
        {
            table.AddRow([Markup.Escape(peer.Peer.Name), .. Cells(peer, result.Ours)]);
        }

        console.Write(table);
    }

    private static IEnumerable<string> Cells(PeerResult peer, PeerResult ours)
    {
        if (!peer.Succeeded)
        {
            return [Failure.Describe(peer)];
        }

        return
        [
            .. Quantity.All.Select(quantity => Cell(peer.Of(quantity.Of), ours.Of(quantity.Of), quantity, peer == ours)),
            Amount.OfCount(peer.Of(run => run.Collections).Median),
            Amount.OfObject(peer.BytesPerObject),
        ];
    }

    // What ours never did, such as to collect at all, nothing can be a multiple of.
    private static string Cell(Series series, Series ours, Quantity quantity, bool isOurs) => isOurs || ours.Min == 0
        ? quantity.Format(series.Median)
        : Amount.OfRatio(series.RatioTo(ours), series.Median / ours.Median);
}
