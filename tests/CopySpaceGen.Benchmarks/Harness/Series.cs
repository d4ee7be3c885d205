namespace CopySpaceGen.Benchmarks.Harness;

/// <summary>The values of one quantity in all rounds.</summary>
internal sealed class Series(IReadOnlyList<double> values)
{
    private readonly double[] _sorted = [.. values.Order()];

    public double Median => _sorted.Length % 2 == 1
        ? _sorted[_sorted.Length / 2]
        : (_sorted[(_sorted.Length / 2) - 1] + _sorted[_sorted.Length / 2]) / 2;

    public double Min => _sorted[0];

    public double Max => _sorted[^1];

    /// <summary>The ratio of each value to that of another series in the same round: what both suffered from a busy machine cancels out.</summary>
    public Series RatioTo(Series other) => new([.. values.Zip(other.Values, (value, otherValue) => value / otherValue)]);

    private IReadOnlyList<double> Values => values;
}
