namespace CopySpaceGen.Sample.Workloads.Server;

/// <summary>
/// A version of a key; 0 before the key is first changed. What it holds follows from the two numbers: whether it is a deletion, and if not, its text. So it
/// makes no difference to the index in which order threads change a key, and each answer can be checked.
/// </summary>
internal readonly record struct Revision(int Key, int Version)
{
    public const int MinLength = 64;
    public const int MaxLength = 960;

    /// <summary>One of so many changes deletes the key.</summary>
    public const int ChangesToDeletion = 3;

    // Powers of two, so that a letter takes no division.
    private const int Letters = 64;
    private const char FirstLetter = ' ';
    private const int Strides = 32;

    private const ulong DeletionSeed = 0xDE1E7E;

    private ulong Seed => ((ulong)(uint)Key << 32) | (uint)Version;

    /// <summary>Whether the key is in the index.</summary>
    public bool HasText => Version > 0 && new SplitMix64(Seed ^ DeletionSeed).Next(ChangesToDeletion) > 0;

    public int Length => new SplitMix64(Seed).Next(MaxLength - MinLength + 1) + MinLength;

    public void Write(Span<char> text)
    {
        LetterSequence letters = new(Seed);
        for (int index = 0; index < text.Length; index++)
        {
            text[index] = letters.At(index);
        }
    }

    /// <summary>Checks a text that was found for this.</summary>
    /// <exception cref="SampleException">It is another one.</exception>
    public void Check(ReadOnlySpan<char> text)
    {
        if (text.Length != Length)
        {
            throw Damage($"a text of {Length} letters", $"{text.Length} letters");
        }

        LetterSequence letters = new(Seed);
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] != letters.At(index))
            {
                throw Damage($"'{letters.At(index)}' as letter {index} of its text", $"U+{(int)text[index]:X4}");
            }
        }
    }

    /// <summary>Checks what was found for the key.</summary>
    /// <param name="version">The version of the entry that was found; 0 for none.</param>
    /// <exception cref="SampleException">There should be another version, or none, or one.</exception>
    public void Check(int version)
    {
        int expected = HasText ? Version : 0;
        if (version != expected)
        {
            throw Damage(Describe(expected), Describe(version));
        }

        static string Describe(int version) => version == 0 ? "no entry" : $"an entry of version {version}";
    }

    private SampleException Damage(string expected, string found) =>
        new($"The index is damaged: expected for key {Key} in version {Version} was {expected}, found was {found}. This is a defect of the collector.");

    /// <summary>The letters of a text.</summary>
    private readonly struct LetterSequence
    {
        private readonly int _first;
        private readonly int _stride;

        public LetterSequence(ulong seed)
        {
            SplitMix64 random = new(~seed);
            _first = random.Next(Letters);
            _stride = (2 * random.Next(Strides)) + 1;
        }

        public char At(int index) => (char)(FirstLetter + ((_first + (index * _stride)) & (Letters - 1)));
    }
}
