namespace CopySpaceGen.Sample.Workloads.Words;

/// <summary>What the words workload found and what it took.</summary>
internal sealed record WordsResult : WorkloadResult
{
    public required int Lines { get; init; }

    public required long Words { get; init; }

    public required int DistinctWords { get; init; }

    /// <summary>The most frequent words, the most frequent first.</summary>
    public required IReadOnlyList<WordCount> Top { get; init; }
}
