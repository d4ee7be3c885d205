namespace CopySpaceGen.Benchmarks.Workloads.WordIndex;

/// <summary>The length of the text.</summary>
/// <param name="Lines">Its lines.</param>
internal sealed record WordIndexParameters(int Lines)
{
    public const int WordsPerLine = 10;

    public long Words => (long)Lines * WordsPerLine;
}
