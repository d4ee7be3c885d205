using System.Runtime.CompilerServices;

namespace CopySpaceGen.Benchmarks.Workloads.ShuffledQuads;

/// <summary>
/// A tree whose nodes are linked anew in each round, in random order, so that neighbours in the tree are far apart in memory whatever
/// order a collector has brought them into; then nodes are made and die.
/// </summary>
internal sealed class ShuffledQuadsWorkload(ShuffledQuadsParameters parameters) : Workload
{
    public override string Name => "quads shuffled";

    public override string Summary => $"a tree of {parameters.NodeCount:N0} nodes is linked anew in random order, again and again";

    public override long LiveBytes => (long)parameters.NodeCount * (Unsafe.SizeOf<Wide.Node>() + sizeof(long));

    public override IReadOnlyList<Implementation> Implementations { get; } =
    [
        Implementation.Wide(meter => Wide.ShuffledQuadsProgram.Run(parameters, meter)),
        Implementation.Narrow(meter => Narrow.ShuffledQuadsProgram.Run(parameters, meter)),
        Implementation.Classes(meter => Classes.ShuffledQuadsProgram.Run(parameters, meter)),
        Implementation.Structs(meter => Structs.ShuffledQuadsProgram.Run(parameters, meter)),
        Implementation.Boehm(meter => Boehm.ShuffledQuadsProgram.Run(parameters, meter)),
    ];
}
