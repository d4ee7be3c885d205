namespace CopySpaceGen.Benchmarks.Workloads;

/// <summary>Pseudo-random numbers that are the same everywhere (G. Steele et al., "Fast splittable pseudorandom number generators", 2014).</summary>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 up to, not including, a limit.</summary>
    public int Next(int limit) => (int)((Next() >> 32) * (ulong)limit >> 32);

    /// <summary>A number from 0 up to, not including, a limit: the smaller, the more often.</summary>
    public int NextSkewed(int limit) => Math.Min(Next(limit), Math.Min(Next(limit), Next(limit)));

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    /// <summary>Spreads the bits of a number.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
