namespace CopySpaceGen.Sample.Workloads;

/// <summary>A digest of what a workload computed: FNV-1a with 64 bits.</summary>
internal struct Checksum
{
    private const ulong Offset = 0xCBF29CE484222325;
    private const ulong Prime = 0x100000001B3;

    private ulong _hash = Offset;

    public Checksum()
    {
    }

    public void Add(long value)
    {
        for (int shift = 0; shift < 64; shift += 8)
        {
            _hash = (_hash ^ (byte)(value >> shift)) * Prime;
        }
    }

    public void Add(ReadOnlySpan<char> text)
    {
        Add(text.Length);
        foreach (char letter in text)
        {
            Add(letter);
        }
    }

    public override readonly string ToString() => _hash.ToString("x16");
}
