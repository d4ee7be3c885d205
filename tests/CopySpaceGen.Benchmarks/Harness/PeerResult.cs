using System.Text.Json.Serialization;
using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Harness;

/// <summary>The runs of a peer, one for each round.</summary>
internal sealed record PeerResult(Peer Peer, IReadOnlyList<Measurement> Runs)
{
    [JsonIgnore]
    public bool Succeeded => Runs.All(run => run.Succeeded);

    public Series Of(Func<Measurement, double> quantity) => new([.. Runs.Select(quantity)]);

    /// <summary>What an object takes, from the run that counted it.</summary>
    public double? BytesPerObject => Runs.Select(run => run.BytesPerObject).FirstOrDefault(bytes => bytes is not null);
}
