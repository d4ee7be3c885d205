namespace CopySpaceGen.Sample.Workloads.Words;

/// <summary>A word of a text.</summary>
/// <param name="Word">The word, in lower case.</param>
/// <param name="Count">How often it occurs.</param>
/// <param name="Lines">In how many lines it occurs.</param>
/// <param name="FirstLine">The number of the first of them.</param>
internal sealed record WordCount(string Word, int Count, int Lines, int FirstLine);
