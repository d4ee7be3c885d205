using CopySpaceGen.Benchmarks.Harness.Metering;
using CopySpaceGen.Benchmarks.Workloads;

namespace CopySpaceGen.Benchmarks.Harness;

/// <summary>Runs the peers of workloads, in turn.</summary>
/// <param name="available">The peers that can run here, ours first.</param>
/// <param name="quick">Whether the volumes are the small ones.</param>
/// <param name="rounds">How often each peer runs.</param>
/// <param name="progress">Told what is about to run.</param>
internal sealed class Comparison(IReadOnlyList<Peer> available, bool quick, int rounds, Action<string> progress)
{
    /// <summary>The common limit, in multiples of the live bytes.</summary>
    private const double LimitMultiple = 2.5;

    private const int RoundsPerRoundOfCurves = 5;

    private static readonly double[] s_otherMultiples = [1.5, 2, 4, 6];

    /// <summary>Runs all peers that a workload has an implementation for, round by round: a machine that changes its pace changes it for all.</summary>
    /// <exception cref="BenchmarkException">A run failed, or implementations disagree.</exception>
    public WorkloadResult Compare(Workload workload)
    {
        long limit = workload.LimitFor(LimitMultiple);
        List<Peer> peers = [.. available.Where(peer => workload.Find(peer.Kind) is not null)];
        List<PeerResult> results = RunInTurn(workload, peers, limit, rounds);
        ChecksumCheck.Require(workload.Name, results);
        if (!results[0].Succeeded)
        {
            throw new BenchmarkException($"{workload.Name} did not end in {limit:N0} bytes, {LimitMultiple} times what lives, on our heap.");
        }

        return new WorkloadResult(workload.Name, workload.Summary, workload.LiveBytes, limit, results);
    }

    /// <summary>
    /// Runs a workload under several limits, the same for some peers: a round under each for five under the common limit, from which the rest is taken.
    /// </summary>
    /// <exception cref="BenchmarkException">A run failed, or implementations disagree.</exception>
    public IReadOnlyList<TimeCurve> Draw(Workload workload, WorkloadResult underCommonLimit)
    {
        List<Peer> peers = [.. new[] { Peer.Ours, Peer.OursNarrow, Peer.DotNetLimited }.Where(peer => workload.Find(peer.Kind) is not null)];
        List<(double Multiple, PeerResult Result)> results = [.. underCommonLimit.Peers.Select(result => (LimitMultiple, result))];
        foreach (double multiple in s_otherMultiples)
        {
            List<PeerResult> runs = RunInTurn(workload, peers, workload.LimitFor(multiple), Math.Max(1, rounds / RoundsPerRoundOfCurves));
            ChecksumCheck.Require(workload.Name, runs);
            results.AddRange(runs.Select(result => (multiple, result)));
        }

        return
        [
            .. peers.Select(peer => new TimeCurve(
                peer.Name,
                [
                    .. results.Where(result => result.Result.Peer == peer && result.Result.Succeeded)
                        .OrderBy(result => result.Multiple)
                        .Select(result => new TimePoint(result.Multiple, result.Result.Of(run => run.ElapsedMs).Median)),
                ])),
        ];
    }

    private List<PeerResult> RunInTurn(Workload workload, List<Peer> peers, long limit, int times)
    {
        List<Measurement>[] runs = [.. peers.Select(_ => new List<Measurement>())];
        for (int round = 0; round < times; round++)
        {
            // Each round in another order: what a run leaves behind, such as memory that the machine has at hand, is not always for the same one.
            int[] order = [.. Enumerable.Range(0, peers.Count)];
            new Random(round).Shuffle(order);
            foreach (int index in order)
            {
                // What had not enough memory once will not have it again.
                if (round > 0 && !runs[index][0].Succeeded)
                {
                    continue;
                }

                Peer peer = peers[index];
                progress($"{workload.Name}, round {round + 1} of {times}: {peer.Name}");
                RunOrder run = new(workload.Name, peer.Kind, quick, peer.IsLimited ? limit : 0, CountBytes: round == 0);
                runs[index].Add(ChildProcess.Run(peer, run));
            }
        }

        return [.. peers.Zip(runs, (peer, measurements) => new PeerResult(peer, measurements))];
    }
}
