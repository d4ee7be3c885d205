namespace CopySpaceGen.Benchmarks.Workloads.StringTable;

/// <summary>The load on the table.</summary>
/// <param name="Keys">The number of different keys.</param>
/// <param name="Operations">The look-ups: a quarter removes what it finds, the others put a value.</param>
internal sealed record StringTableParameters(int Keys, int Operations)
{
    public const int InitialLength = 1024;
}
