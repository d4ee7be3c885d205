namespace CopySpaceGen.Tests.Diagnostics;

public class PauseHistogramTests
{
    [Fact]
    public void Without_pauses_all_is_zero()
    {
        PauseHistogram histogram = new();
        Assert.Equal((0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero), (histogram.Count, histogram.Total, histogram.Max, histogram.Percentile(50)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Percentiles_are_those_of_the_sorted_pauses_to_within_a_sixteenth(int count)
    {
        PauseHistogram histogram = new();
        long[] ticks = [.. Enumerable.Range(1, count).Select(i => (long)i * i * 7)];
        foreach (long tick in ticks.Reverse())
        {
            histogram.Record(new TimeSpan(tick));
        }

        foreach (int percent in new[] { 1, 50, 95, 100 })
        {
            long exact = ticks[(((count * percent) + 99) / 100) - 1];
            Assert.InRange(histogram.Percentile(percent).Ticks, exact, exact + (exact / 16));
        }

        Assert.Equal(ticks[^1], histogram.Max.Ticks);
        Assert.Equal(ticks.Sum(), histogram.Total.Ticks);
        Assert.Equal(count, histogram.Count);
    }

    [Fact]
    public void Percentiles_have_the_rank_that_their_decimal_form_says()
    {
        PauseHistogram histogram = new();
        for (int pause = 1; pause <= 1000; pause++)
        {
            histogram.Record(new TimeSpan(pause <= 999 ? 1 : 1000));
        }

        Assert.Equal((1, 1000), (histogram.Percentile(99.9).Ticks, histogram.Percentile(99.91).Ticks));
    }

    [Fact]
    public void The_longest_pause_has_a_bucket_too()
    {
        PauseHistogram histogram = new();
        histogram.Record(TimeSpan.MaxValue);
        Assert.Equal(TimeSpan.MaxValue, histogram.Percentile(50));
        Assert.Equal(TimeSpan.MaxValue, histogram.Copy().Buckets().Single().Longest);
    }
}
