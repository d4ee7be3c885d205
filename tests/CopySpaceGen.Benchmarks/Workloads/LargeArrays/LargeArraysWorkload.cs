namespace CopySpaceGen.Benchmarks.Workloads.LargeArrays;

/// <summary>Arrays with a million references each come and go: large objects on either side, full of edges to small ones.</summary>
internal sealed class LargeArraysWorkload(LargeArraysParameters parameters) : Workload
{
    // The number, and the header that an object without references needs.
    private const int CellBytes = 16;

    public override string Name => "large arrays";

    public override string Summary => $"{parameters.Arrays} arrays of {parameters.Length:N0} references each are filled, then each is replaced; bytes are counted for each reference";

    // One array more than there are: one is filled while the one that it replaces lives.
    public override long LiveBytes =>
        (parameters.Arrays + 1L) * parameters.Length * (sizeof(long) + (CellBytes / LargeArraysParameters.OneIsNew));

    public override IReadOnlyList<Implementation> Implementations { get; } =
    [
        Implementation.Wide(meter => Wide.LargeArraysProgram.Run(parameters, meter)),
        Implementation.Narrow(meter => Narrow.LargeArraysProgram.Run(parameters, meter)),
        Implementation.Classes(meter => Classes.LargeArraysProgram.Run(parameters, meter)),
        Implementation.Boehm(meter => Boehm.LargeArraysProgram.Run(parameters, meter)),
    ];
}
