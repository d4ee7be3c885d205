using Spectre.Console;

namespace CopySpaceGen.Benchmarks.Harness.Reports;

/// <summary>Shows one quantity of all workloads and peers, in multiples of ours: above 1, ours is better.</summary>
internal static class SummaryTable
{
    public static void Write(IAnsiConsole console, IReadOnlyList<WorkloadResult> results)
    {
        foreach (Quantity quantity in Quantity.All)
        {
            Write(console, results, quantity);
        }
    }

    private static void Write(IAnsiConsole console, IReadOnlyList<WorkloadResult> results, Quantity quantity)
    {
        List<Peer> peers = [.. Peer.All.Where(peer => results.Any(result => Find(result, peer) is not null))];
        console.WriteLine();
        console.WriteLine($"{quantity.Name} in multiples of ours, medians: where it is above 1, ours is better");
        console.WriteLine();
        Table table = Columns.Create(console, "", peers.Select(peer => Markup.Escape(peer.Name)));
        foreach (WorkloadResult result in results)
        {
            table.AddRow([result.Workload, .. peers.Select(peer => Cell(Find(result, peer), result.Ours, quantity))]);
        }

        console.Write(table);
    }

    private static PeerResult? Find(WorkloadResult result, Peer peer) => result.Peers.FirstOrDefault(candidate => candidate.Peer == peer);

    private static string Cell(PeerResult? peer, PeerResult ours, Quantity quantity)
    {
        if (peer is null)
        {
            return "";
        }

        if (!peer.Succeeded)
        {
            return Failure.Describe(peer);
        }

        double median = peer.Of(quantity.Of).Median;
        double oursMedian = ours.Of(quantity.Of).Median;
        return peer == ours || oursMedian == 0 ? quantity.Format(median) : Amount.Significant(median / oursMedian);
    }
}
