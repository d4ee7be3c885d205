namespace CopySpaceGen.Benchmarks.Workloads.WordIndex;

/// <summary>A text of no language, the same every time, read word by word. Some words occur far more often than others.</summary>
internal sealed class Text
{
    private const int Vocabulary = 20_000;
    private const int MinLength = 3;
    private const int MaxLength = 12;
    private const int Letters = 26;

    private readonly char[][] _words = new char[Vocabulary][];
    private SplitMix64 _random = new(0x3E47);

    public Text()
    {
        for (int index = 0; index < Vocabulary; index++)
        {
            char[] word = new char[MinLength + _random.Next(MaxLength - MinLength + 1)];
            foreach (ref char letter in word.AsSpan())
            {
                letter = (char)('a' + _random.NextSkewed(Letters));
            }

            _words[index] = word;
        }
    }

    /// <summary>The beginnings of all words: each is a node of a tree of them.</summary>
    public int CountPrefixes() =>
        _words.SelectMany(word => Enumerable.Range(1, word.Length).Select(length => new string(word, 0, length))).Distinct().Count();

    public ReadOnlySpan<char> NextWord() => _words[_random.NextSkewed(Vocabulary)];
}
