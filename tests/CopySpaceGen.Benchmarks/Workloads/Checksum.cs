using System.Numerics;

namespace CopySpaceGen.Benchmarks.Workloads;

/// <summary>A digest of what a program computed. Its implementations must agree on it.</summary>
internal struct Checksum
{
    private ulong _hash = 0xCBF29CE484222325;

    public Checksum()
    {
    }

    public readonly ulong Value => _hash;

    public void Add(long value) => _hash = BitOperations.RotateLeft(_hash ^ (ulong)value, 29) * 0x9E3779B97F4A7C15;
}
