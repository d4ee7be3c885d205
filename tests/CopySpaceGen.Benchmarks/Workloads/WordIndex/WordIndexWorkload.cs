using System.Runtime.CompilerServices;

namespace CopySpaceGen.Benchmarks.Workloads.WordIndex;

/// <summary>Indexes a text: a ternary search tree with the lines of each word stays and grows, the words of a line die with it.</summary>
internal sealed class WordIndexWorkload(WordIndexParameters parameters) : Workload
{
    public override string Name => "word index";

    public override string Summary => $"the lines of {parameters.Words:N0} words of a text go into a ternary search tree";

    // The tree of all words, and a posting for nearly each that is read: few occur twice in a line.
    public override long LiveBytes =>
        ((long)new Text().CountPrefixes() * Unsafe.SizeOf<Wide.WordNode>()) + (parameters.Words * Unsafe.SizeOf<Wide.Posting>());

    public override IReadOnlyList<Implementation> Implementations { get; } =
    [
        Implementation.Wide(meter => Wide.WordIndexProgram.Run(parameters, meter)),
        Implementation.Narrow(meter => Narrow.WordIndexProgram.Run(parameters, meter)),
        Implementation.Classes(meter => Classes.WordIndexProgram.Run(parameters, meter)),
        Implementation.Structs(meter => Structs.WordIndexProgram.Run(parameters, meter)),
        Implementation.Boehm(meter => Boehm.WordIndexProgram.Run(parameters, meter)),
    ];
}
