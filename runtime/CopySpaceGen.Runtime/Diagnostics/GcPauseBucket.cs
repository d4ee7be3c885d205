namespace CopySpaceGen;

/// <summary>How many pauses had about the same length, from <see cref="GcStatistics.PauseBuckets"/>.</summary>
/// <param name="Shortest">The shortest time that falls into the bucket.</param>
/// <param name="Longest">The longest time that falls into the bucket.</param>
/// <param name="Count">The number of pauses.</param>
public readonly record struct GcPauseBucket(TimeSpan Shortest, TimeSpan Longest, long Count);
