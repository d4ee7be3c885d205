namespace CopySpaceGen.Sample.Workloads;

/// <summary>Pseudo-random numbers that are the same everywhere (G. Steele et al., "Fast splittable pseudorandom number generators", 2014).</summary>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 up to, not including, a limit.</summary>
    public int Next(int limit) => (int)((Next() >> 32) * (ulong)limit >> 32);

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
