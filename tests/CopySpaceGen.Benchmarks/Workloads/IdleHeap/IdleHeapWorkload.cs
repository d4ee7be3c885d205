using System.Runtime.CompilerServices;

namespace CopySpaceGen.Benchmarks.Workloads.IdleHeap;

/// <summary>A big heap where hardly anything happens: what a collection takes that finds nearly all alive.</summary>
internal sealed class IdleHeapWorkload(IdleHeapParameters parameters) : Workload
{
    public override string Name => "idle heap";

    public override string Summary => $"{parameters.Records:N0} records live, {parameters.Changes:N0} times one of them changes";

    // A body has no reference to carry the state of its forwarding: a header of 8 bytes does.
    public override long LiveBytes =>
        (long)parameters.Records * (Unsafe.SizeOf<Wide.Record>() + Unsafe.SizeOf<Body>() + sizeof(long) + sizeof(long));

    public override IReadOnlyList<Implementation> Implementations { get; } =
    [
        Implementation.Wide(meter => Wide.IdleHeapProgram.Run(parameters, meter)),
        Implementation.Narrow(meter => Narrow.IdleHeapProgram.Run(parameters, meter)),
        Implementation.Classes(meter => Classes.IdleHeapProgram.Run(parameters, meter)),
        Implementation.Structs(meter => Structs.IdleHeapProgram.Run(parameters, meter)),
        Implementation.Boehm(meter => Boehm.IdleHeapProgram.Run(parameters, meter)),
    ];
}
