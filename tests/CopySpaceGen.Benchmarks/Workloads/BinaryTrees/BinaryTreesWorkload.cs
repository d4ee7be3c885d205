using System.Runtime.CompilerServices;

namespace CopySpaceGen.Benchmarks.Workloads.BinaryTrees;

/// <summary>binary-trees of the Computer Language Benchmarks Game: nearly everything dies young.</summary>
internal sealed class BinaryTreesWorkload(BinaryTreesParameters parameters) : Workload
{
    public override string Name => "binary trees";

    public override string Summary => $"a tree of depth {parameters.MaxDepth} lives, trees of all depths up to it are made, counted and die";

    public override long LiveBytes => BinaryTreesParameters.CountNodes(parameters.StretchDepth) * Unsafe.SizeOf<Wide.Node>();

    public override IReadOnlyList<Implementation> Implementations { get; } =
    [
        Implementation.Wide(meter => Wide.BinaryTreesProgram.Run(parameters, meter)),
        Implementation.Narrow(meter => Narrow.BinaryTreesProgram.Run(parameters, meter)),
        Implementation.Classes(meter => Classes.BinaryTreesProgram.Run(parameters, meter)),
        Implementation.Structs(meter => Structs.BinaryTreesProgram.Run(parameters, meter)),
        Implementation.Boehm(meter => Boehm.BinaryTreesProgram.Run(parameters, meter)),
    ];
}
