namespace CopySpaceGen.Benchmarks.Workloads.GcBench;

/// <summary>Sizes of garbage that follow a power law: each is 0 with a probability of 15 %, else 1 with 15 % of the rest, and so on.</summary>
internal sealed class PowerLaw
{
    private const int Percent = 15;

    // Drawn once, so that drawing takes no time, as in Whippet.
    private readonly byte[] _sizes = new byte[256];
    private byte _draws;

    public PowerLaw()
    {
        SplitMix64 random = new(0x9A3B);
        foreach (ref byte size in _sizes.AsSpan())
        {
            while (random.Next(100) >= Percent)
            {
                size++;
            }
        }
    }

    public int Next() => _sizes[_draws++];
}
