namespace CopySpaceGen.Benchmarks.Workloads.StringTable;

/// <summary>What is asked of the table: the same for every implementation.</summary>
internal ref struct StringTableLoad(StringTableParameters parameters, Span<char> keyBuffer, Span<char> valueBuffer)
{
    public const int MaxKeyLength = 24;
    public const int MaxValueLength = 40;

    private const int MinKeyLength = 8;
    private const int MinValueLength = 8;
    private const int Letters = 26;
    private const int OneIsRemoval = 4;

    private readonly Span<char> _keyBuffer = keyBuffer;
    private readonly Span<char> _valueBuffer = valueBuffer;
    private SplitMix64 _random = new(0x57A8);

    /// <summary>Whether the key is to be removed, or to get the value.</summary>
    public bool IsRemoval { get; private set; }

    public ReadOnlySpan<char> Key { get; private set; }

    public ReadOnlySpan<char> Value { get; private set; }

    public void Next()
    {
        int number = _random.Next(parameters.Keys);
        IsRemoval = _random.Next(OneIsRemoval) == 0;
        Key = Write(_keyBuffer, SplitMix64.Mix((ulong)number), MinKeyLength, MaxKeyLength);
        Value = Write(_valueBuffer, (ulong)_random.Next(int.MaxValue), MinValueLength, MaxValueLength);
    }

    /// <summary>The hash of a key.</summary>
    public static int Hash(ReadOnlySpan<char> key)
    {
        uint hash = 2166136261;
        foreach (char letter in key)
        {
            hash = (hash ^ letter) * 16777619;
        }

        return (int)(hash & int.MaxValue);
    }

    private static ReadOnlySpan<char> Write(Span<char> buffer, ulong number, int minLength, int maxLength)
    {
        Span<char> text = buffer[..(minLength + (int)(number % (ulong)(maxLength - minLength + 1)))];
        foreach (ref char letter in text)
        {
            letter = (char)('a' + (number % Letters));
            number = (number / Letters) + (number << 59);
        }

        return text;
    }
}
