namespace CopySpaceGen.Sample.Workloads.Words;

/// <summary>The text to read, and the heap to read it into.</summary>
/// <param name="Text">The name of the text.</param>
/// <param name="Top">How many of the most frequent words to report.</param>
/// <param name="HeapSize">The size of the heap in bytes; null for one that fits the length of the text.</param>
internal sealed record WordsParameters(string Text, int Top = 10, long? HeapSize = null) : WorkloadParameters
{
    public const int MaxTop = 1_000_000;
}
