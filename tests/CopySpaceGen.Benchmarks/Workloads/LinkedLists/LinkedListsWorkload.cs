using System.Runtime.CompilerServices;

namespace CopySpaceGen.Benchmarks.Workloads.LinkedLists;

/// <summary>Lists of millions of nodes: as deep as a graph can be, with nothing to trace in parallel.</summary>
internal sealed class LinkedListsWorkload(LinkedListsParameters parameters) : Workload
{
    public override string Name => "linked lists";

    public override string Summary => $"{LinkedListsParameters.ListCount} lists of {parameters.NodesPerList:N0} nodes each are walked, dropped and built anew";

    // While a list is built, the one that it replaces lives too.
    public override long LiveBytes => (long)(LinkedListsParameters.ListCount + 1) * parameters.NodesPerList * Unsafe.SizeOf<Wide.Node>();

    public override IReadOnlyList<Implementation> Implementations { get; } =
    [
        Implementation.Wide(meter => Wide.LinkedListsProgram.Run(parameters, meter)),
        Implementation.Narrow(meter => Narrow.LinkedListsProgram.Run(parameters, meter)),
        Implementation.Classes(meter => Classes.LinkedListsProgram.Run(parameters, meter)),
        Implementation.Structs(meter => Structs.LinkedListsProgram.Run(parameters, meter)),
        Implementation.Boehm(meter => Boehm.LinkedListsProgram.Run(parameters, meter)),
    ];
}
