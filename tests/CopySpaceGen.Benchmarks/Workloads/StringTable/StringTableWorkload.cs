using System.Numerics;
using System.Runtime.CompilerServices;

namespace CopySpaceGen.Benchmarks.Workloads.StringTable;

/// <summary>A hash table from strings to strings: open hashing with chains. Keys and values come, are replaced and go.</summary>
internal sealed class StringTableWorkload(StringTableParameters parameters) : Workload
{
    // A length of 4 bytes and 16 letters on the average; the same and 24 letters.
    private const int KeyBytes = 40;
    private const int ValueBytes = 56;

    public override string Name => "string table";

    public override string Summary => $"{parameters.Operations:N0} times a string is put into a hash table of {parameters.Keys:N0} keys, or removed; the array peer is a Dictionary";

    // Three of four operations put something, so that is the part of the keys that is there.
    public override long LiveBytes => (parameters.Keys * 3L / 4 * (Unsafe.SizeOf<Wide.Entry>() + KeyBytes + ValueBytes))
        + (BitOperations.RoundUpToPowerOf2((uint)parameters.Keys) * (long)sizeof(long));

    public override IReadOnlyList<Implementation> Implementations { get; } =
    [
        Implementation.Wide(meter => Wide.StringTableProgram.Run(parameters, meter)),
        Implementation.Narrow(meter => Narrow.StringTableProgram.Run(parameters, meter)),
        Implementation.Classes(meter => Classes.StringTableProgram.Run(parameters, meter)),
        Implementation.Structs(meter => Structs.StringTableProgram.Run(parameters, meter)),
        Implementation.Boehm(meter => Boehm.StringTableProgram.Run(parameters, meter)),
    ];
}
