using System.Runtime.CompilerServices;

namespace CopySpaceGen.Benchmarks.Workloads.LruCache;

/// <summary>A cache in steady operation: each miss makes an entry with its value and drops the one that was not used for the longest time.</summary>
internal sealed class LruCacheWorkload(LruCacheParameters parameters) : Workload
{
    public override string Name => "lru cache";

    public override string Summary => $"{parameters.Operations:N0} look-ups in a cache of {parameters.Capacity:N0} entries: hash index, list in order of use";

    // The value has no reference to carry the state of its forwarding: a header of 8 bytes does.
    public override long LiveBytes =>
        ((long)parameters.Capacity * (Unsafe.SizeOf<Wide.Entry>() + Unsafe.SizeOf<Payload>() + sizeof(long))) + ((long)parameters.BucketCount * sizeof(long));

    public override IReadOnlyList<Implementation> Implementations { get; } =
    [
        Implementation.Wide(meter => Wide.LruCacheProgram.Run(parameters, meter)),
        Implementation.Narrow(meter => Narrow.LruCacheProgram.Run(parameters, meter)),
        Implementation.Classes(meter => Classes.LruCacheProgram.Run(parameters, meter)),
        Implementation.Structs(meter => Structs.LruCacheProgram.Run(parameters, meter)),
        Implementation.Boehm(meter => Boehm.LruCacheProgram.Run(parameters, meter)),
    ];
}
