using System.Text.Json.Serialization;

namespace CopySpaceGen.Benchmarks.Harness;

/// <summary>The peers of a workload, ours first.</summary>
/// <param name="Workload">Its name.</param>
/// <param name="Summary">What it does.</param>
/// <param name="LiveBytes">What lives at most, as objects of ours.</param>
/// <param name="LimitBytes">The common limit.</param>
/// <param name="Peers">The results.</param>
/// <param name="Curves">The times against the limit, where they were asked for.</param>
internal sealed record WorkloadResult(
    string Workload, string Summary, long LiveBytes, long LimitBytes, IReadOnlyList<PeerResult> Peers, IReadOnlyList<TimeCurve>? Curves = null)
{
    [JsonIgnore]
    public PeerResult Ours => Peers[0];
}
