using System.Globalization;

namespace CopySpaceGen.Benchmarks.Harness.Reports;

/// <summary>Amounts as people read them.</summary>
internal static class Amount
{
    public static string OfMilliseconds(double value) => value >= 10_000 ? Text($"{value / 1000:0.0} s") : Text($"{Significant(value)} ms");

    public static string OfBytes(double value) => value >= 1L << 30 ? Text($"{value / (1L << 30):0.00} GiB") : Text($"{value / (1L << 20):0} MiB");

    public static string OfCount(double value) => Text($"{value:N0}");

    public static string OfObject(double? bytes) => bytes is { } value ? Text($"{value:0.0} B") : "";

    /// <summary>A ratio with the least and the greatest of the rounds.</summary>
    public static string OfRatio(Series ratio, double ofMedians) => double.IsFinite(ofMedians) && double.IsFinite(ratio.Max)
        ? Text($"{Significant(ofMedians)} ({Significant(ratio.Min)}-{Significant(ratio.Max)})")
        : "-";

    public static string Significant(double value) => value >= 100 ? Text($"{value:0}") : value >= 10 ? Text($"{value:0.0}") : Text($"{value:0.00}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
