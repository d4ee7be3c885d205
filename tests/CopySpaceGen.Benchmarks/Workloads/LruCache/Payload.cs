using System.Runtime.CompilerServices;

namespace CopySpaceGen.Benchmarks.Workloads.LruCache;

/// <summary>The data of a cached value.</summary>
[InlineArray(Length)]
internal struct Payload
{
    public const int Length = 6;

    private long _first;
}
