namespace CopySpaceGen.Benchmarks.Boehm;

/// <summary>Letters behind their number.</summary>
internal unsafe struct BoehmString
{
    private int _length;
    private readonly char _first;

    public static BoehmString* New(ReadOnlySpan<char> letters)
    {
        BoehmString* text = (BoehmString*)BoehmHeap.NewAtomicArray<byte>(sizeof(int) + (letters.Length * sizeof(char)));
        text->_length = letters.Length;
        letters.CopyTo(new Span<char>(&text->_first, letters.Length));
        return text;
    }

    public static ReadOnlySpan<char> LettersOf(BoehmString* text) => new(&text->_first, text->_length);
}
