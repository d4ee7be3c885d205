namespace CopySpaceGen.Sample.Workloads.Server;

/// <summary>What one thread has served, or several together.</summary>
/// <param name="LookUps">The number of requests that looked a key up.</param>
/// <param name="Insertions">The number of those that gave a key a text.</param>
/// <param name="Deletions">The number of those that deleted a key, if it was there.</param>
/// <param name="Answers">The number of texts made to answer with.</param>
/// <param name="Latencies">The time that each request took.</param>
internal sealed record ServerShare(long LookUps, long Insertions, long Deletions, long Answers, Latencies Latencies)
{
    public long Requests => LookUps + Insertions + Deletions;

    public static ServerShare Sum(IReadOnlyCollection<ServerShare> shares)
    {
        Latencies latencies = new();
        foreach (ServerShare share in shares)
        {
            latencies.Add(share.Latencies);
        }

        return new ServerShare(
            shares.Sum(share => share.LookUps),
            shares.Sum(share => share.Insertions),
            shares.Sum(share => share.Deletions),
            shares.Sum(share => share.Answers),
            latencies);
    }
}
