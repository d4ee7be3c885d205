namespace CopySpaceGen.Benchmarks.Harness;

/// <summary>The time of a peer against the limit.</summary>
/// <param name="Peer">The name of the peer.</param>
/// <param name="Points">The limits that were enough.</param>
internal sealed record TimeCurve(string Peer, IReadOnlyList<TimePoint> Points);

/// <summary>The time of a peer under one limit.</summary>
/// <param name="Multiple">The limit, in multiples of the live bytes.</param>
/// <param name="MedianMs">The median time.</param>
internal sealed record TimePoint(double Multiple, double MedianMs);
