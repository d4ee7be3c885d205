using System.Numerics;

namespace CopySpaceGen.Benchmarks.Workloads.LruCache;

/// <summary>The size of the cache and the load on it.</summary>
/// <param name="Capacity">The entries that the cache keeps.</param>
/// <param name="Operations">The look-ups, each with an insertion if it finds nothing.</param>
internal sealed record LruCacheParameters(int Capacity, int Operations)
{
    /// <summary>Some keys are asked for far more often than others, so that some are found.</summary>
    public int KeyLimit => Capacity * 4;

    /// <summary>The length of the hash index, a power of two.</summary>
    public int BucketCount => (int)BitOperations.RoundUpToPowerOf2((uint)Capacity);

    public int BucketOf(int key) => (int)SplitMix64.Mix((ulong)key) & (BucketCount - 1);

    public static long ValueOf(int key) => key * 0x1234567L;
}
