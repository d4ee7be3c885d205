using System.Text.Json;

namespace CopySpaceGen.Sample.Tests;

public class BreatheTests
{
    [Fact]
    public void Json_tells_what_is_left_of_the_load_and_of_the_memory()
    {
        Invocation run = Invocation.Run("breathe", "--seconds", "0", "--live", "40000000", "--json");

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        using JsonDocument report = JsonDocument.Parse(run.Output);
        Assert.Equal("breathe", report.RootElement.GetProperty("workload").GetString());
        Assert.Equal(400_000, report.RootElement.GetProperty("liveBytes").GetInt64());
        Assert.InRange(report.RootElement.GetProperty("peakLiveBytes").GetInt64(), 10_000_000, 40_000_000);

        // The system keeps its count of the peak less exactly than that of the moment.
        Assert.InRange(report.RootElement.GetProperty("idleRssBytes").GetInt64(), 400_000, report.RootElement.GetProperty("peakRssBytes").GetInt64() * 11 / 10);
        Assert.Equal(40_000_000, report.RootElement.GetProperty("parameters").GetProperty("liveBytes").GetInt64());
    }

    [Fact]
    public void The_chart_shows_all_that_the_load_does()
    {
        Invocation run = Invocation.Run("breathe", "--seconds", "0", "--live", "16m");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("grows, load", run.Output, StringComparison.Ordinal);
        Assert.Contains("falls, load", run.Output, StringComparison.Ordinal);
        Assert.Contains("idles, load", run.Output, StringComparison.Ordinal);
        Assert.Contains("checksum", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--live", "1m", "--live must be from 10000000 to 16t")]
    [InlineData("--seconds", "-1", "--seconds must be a whole number from 0 to 3600")]
    public void Wrong_options_are_named_with_what_is_allowed(string option, string value, string message)
    {
        Invocation run = Invocation.Run("breathe", $"{option}={value}");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
