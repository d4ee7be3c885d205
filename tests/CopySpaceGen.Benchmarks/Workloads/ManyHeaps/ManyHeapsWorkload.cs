using System.Runtime.CompilerServices;
using CopySpaceGen.Benchmarks.Workloads.Quads;

namespace CopySpaceGen.Benchmarks.Workloads.ManyHeaps;

/// <summary>Thousands of small heaps are made, filled a little and dropped; on the .NET heap, graphs of objects.</summary>
internal sealed class ManyHeapsWorkload(ManyHeapsParameters parameters) : Workload
{
    public override string Name => "many heaps";

    public override string Summary =>
        $"{parameters.Heaps:N0} heaps of {QuadCount.OfTree(ManyHeapsParameters.Depth):N0} nodes each are made and disposed of, {ManyHeapsParameters.Window} at a time";

    public override long LiveBytes => ManyHeapsParameters.Window * QuadCount.OfTree(ManyHeapsParameters.Depth) * Unsafe.SizeOf<Quads.Wide.Node>();

    public override IReadOnlyList<Implementation> Implementations { get; } =
    [
        Implementation.Wide(meter => Wide.ManyHeapsProgram.Run(parameters, meter)),
        Implementation.Narrow(meter => Narrow.ManyHeapsProgram.Run(parameters, meter)),
        Implementation.Classes(meter => Classes.ManyHeapsProgram.Run(parameters, meter)),
        Implementation.Structs(meter => Structs.ManyHeapsProgram.Run(parameters, meter)),
        Implementation.Boehm(meter => Boehm.ManyHeapsProgram.Run(parameters, meter)),
    ];

    // Each heap has a smallest size, which is above what is put into it.
    public override long LimitFor(double multiple) => Math.Max(base.LimitFor(multiple), ManyHeapsParameters.Window * GcHeapOptions.SmallestHeapSize);
}
