using System.Runtime.CompilerServices;

namespace CopySpaceGen.Benchmarks.Workloads.GcBench;

/// <summary>
/// Whippet's mt-gcbench, after the GCBench of J. Ellis, P. Kovac and H. Boehm: a tree and a large array live while trees are built in both
/// directions and die, with garbage of all sizes between their nodes.
/// </summary>
internal sealed class GcBenchWorkload(GcBenchParameters parameters) : Workload
{
    public override string Name => "gcbench";

    public override string Summary => $"trees of depth {GcBenchParameters.MinDepth} to {parameters.MaxDepth} come and go, with garbage of all sizes between their nodes";

    public override long LiveBytes =>
        (2 * GcBenchParameters.CountNodes(parameters.MaxDepth) * Unsafe.SizeOf<Wide.Node>()) + ((long)parameters.ArrayLength * sizeof(double));

    public override IReadOnlyList<Implementation> Implementations { get; } =
    [
        Implementation.Wide(meter => Wide.GcBenchProgram.Run(parameters, meter)),
        Implementation.Narrow(meter => Narrow.GcBenchProgram.Run(parameters, meter)),
        Implementation.Classes(meter => Classes.GcBenchProgram.Run(parameters, meter)),
        Implementation.Boehm(meter => Boehm.GcBenchProgram.Run(parameters, meter)),
    ];
}
