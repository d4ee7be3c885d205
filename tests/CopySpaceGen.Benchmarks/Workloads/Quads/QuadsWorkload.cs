using System.Runtime.CompilerServices;

namespace CopySpaceGen.Benchmarks.Workloads.Quads;

/// <summary>Whippet's quads: a large tree with four branches to each node lives, rounds of small ones die; it is counted after each.</summary>
internal sealed class QuadsWorkload(QuadsParameters parameters) : Workload
{
    public override string Name => "quads";

    public override string Summary => $"a tree of {QuadCount.OfTree(parameters.Depth):N0} nodes of four references lives, small ones die";

    public override long LiveBytes => QuadCount.OfTree(parameters.Depth) * Unsafe.SizeOf<Wide.Node>();

    public override IReadOnlyList<Implementation> Implementations { get; } =
    [
        Implementation.Wide(meter => Wide.QuadsProgram.Run(parameters, meter)),
        Implementation.Narrow(meter => Narrow.QuadsProgram.Run(parameters, meter)),
        Implementation.Classes(meter => Classes.QuadsProgram.Run(parameters, meter)),
        Implementation.Structs(meter => Structs.QuadsProgram.Run(parameters, meter)),
        Implementation.Boehm(meter => Boehm.QuadsProgram.Run(parameters, meter)),
    ];
}
