using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Harness.Reports;

/// <summary>Something that runs are compared by.</summary>
/// <param name="Name">The head of its column.</param>
/// <param name="Of">Takes it from a measurement.</param>
/// <param name="Format">Writes an absolute value.</param>
internal sealed record Quantity(string Name, Func<Measurement, double> Of, Func<double, string> Format)
{
    public static readonly Quantity Time = new("time", run => run.ElapsedMs, Amount.OfMilliseconds);

    public static IReadOnlyList<Quantity> All { get; } =
    [
        Time,
        new("CPU time", run => run.CpuMs, Amount.OfMilliseconds),
        new("stopped", run => run.StoppedMs, Amount.OfMilliseconds),
        new("longest pause", run => run.LongestPauseMs, Amount.OfMilliseconds),
        new("peak RSS", run => run.PeakRssBytes, Amount.OfBytes),
    ];
}
