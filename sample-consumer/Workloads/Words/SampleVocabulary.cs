namespace CopySpaceGen.Sample.Workloads.Words;

/// <summary>
/// Words of no language, short ones first, that occur as words of languages do: the frequency of each is about one by its rank
/// (B. Mandelbrot's form of Zipf's law).
/// </summary>
internal sealed class SampleVocabulary
{
    private const int Size = 12_000;
    private const double RankOffset = 2.7;

    private static readonly string[] s_onsets = ["b", "br", "c", "d", "dr", "f", "fl", "g", "h", "l", "m", "n", "p", "r", "s", "st", "t", "th", "v", "w"];
    private static readonly string[] s_vowels = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
    private static readonly string[] s_codas = ["", "", "", "l", "n", "r", "s", "t", "nd", "st"];

    private readonly List<string> _words = new(Size);
    private readonly double[] _cumulated = new double[Size];

    public SampleVocabulary(ref SplitMix64 random)
    {
        HashSet<string> known = [];
        while (_words.Count < Size)
        {
            string word = Compose(ref random, SyllablesAt(_words.Count));
            if (known.Add(word))
            {
                _words.Add(word);
            }
        }

        double sum = 0;
        for (int rank = 0; rank < Size; rank++)
        {
            sum += 1 / (rank + RankOffset);
            _cumulated[rank] = sum;
        }
    }

    /// <summary>Picks a word, the frequent ones more often.</summary>
    public string Pick(ref SplitMix64 random)
    {
        int rank = Array.BinarySearch(_cumulated, random.NextDouble() * _cumulated[^1]);
        return _words[rank < 0 ? ~rank : rank];
    }

    private static int SyllablesAt(int rank) => rank switch
    {
        < 100 => 1,
        < 2_000 => 2,
        < 8_000 => 3,
        _ => 4,
    };

    private static string Compose(ref SplitMix64 random, int syllables)
    {
        string word = "";
        for (int index = 0; index < syllables; index++)
        {
            word += s_onsets[random.Next(s_onsets.Length)] + s_vowels[random.Next(s_vowels.Length)] + s_codas[random.Next(s_codas.Length)];
        }

        // A possessive now and then, for the apostrophe within a word.
        return random.Next(40) == 0 ? word + "'s" : word;
    }
}
