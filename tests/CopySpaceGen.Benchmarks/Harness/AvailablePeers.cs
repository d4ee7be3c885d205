using CopySpaceGen.Benchmarks.Boehm;
using CopySpaceGen.Benchmarks.Workloads;

namespace CopySpaceGen.Benchmarks.Harness;

/// <summary>Finds out which peers can run here: some need what not every machine has.</summary>
internal static class AvailablePeers
{
    /// <summary>The peers that can run, ours first.</summary>
    /// <param name="progress">Told what takes time.</param>
    /// <param name="report">Told, in a line, who is left out and why.</param>
    public static IReadOnlyList<Peer> Find(Action<string> progress, Action<string> report)
    {
        List<Peer> peers = [.. Peer.All];
        progress("compiling ahead of time");
        Exclude(peer => peer.IsAheadOfTime, NativeBuild.Publish());
        Exclude(peer => peer.Kind == ImplementationKind.Boehm, LibGcFile.IsInstalled ? null : "libgc is not installed.");
        return peers;

        void Exclude(Func<Peer, bool> selected, string? reason)
        {
            if (reason is not null)
            {
                report($"Left out: {string.Join("; ", peers.Where(selected).Select(peer => $"'{peer.Name}'"))}. {reason}");
                peers.RemoveAll(peer => selected(peer));
            }
        }
    }
}
