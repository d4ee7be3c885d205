namespace CopySpaceGen.Benchmarks.Harness.Reports;

/// <summary>Says why a peer has no result.</summary>
internal static class Failure
{
    public static string Describe(PeerResult peer) =>
        peer.Runs.Any(run => run.GaveUp) ? $"not in {ChildProcess.Patience.TotalSeconds} s" : peer.Runs.Any(run => run.Crashed) ? "crashed" : "out of memory";
}
