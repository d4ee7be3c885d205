using System.Text.Json;
using CopySpaceGen.Sample.Workloads.Words;

namespace CopySpaceGen.Sample.Tests;

public class JsonTests
{
    private static readonly string[] s_numbers = ["elapsedMs", "gcMs", "collections", "maxTimeToStopMs", "heapBytes", "peakLiveBytes", "peakRssBytes"];

    [Theory]
    [InlineData("quads")]
    [InlineData("quads32")]
    public void Quads_prints_one_object_and_nothing_else(string workload)
    {
        JsonElement report = RunJson(workload, "7", "3.5", "--json");

        AssertReport(report, workload);
        Assert.Equal(7, report.GetProperty("parameters").GetProperty("depth").GetInt32());
        Assert.Equal(3.5, report.GetProperty("parameters").GetProperty("multiplier").GetDouble());
    }

    [Theory]
    [InlineData("quads")]
    [InlineData("quads32")]
    public void Several_threads_collect_the_same_tree(string workload)
    {
        JsonElement one = RunJson(workload, "8", "--gc-threads", "1", "--json");
        JsonElement three = RunJson(workload, "8", "--gc-threads", "3", "--json");

        AssertReport(three, workload);
        Assert.Equal(3, three.GetProperty("parameters").GetProperty("gcThreads").GetInt32());
        Assert.Equal(one.GetProperty("checksum").GetString(), three.GetProperty("checksum").GetString());
    }

    [Fact]
    public void Gcbench_prints_one_object_and_nothing_else()
    {
        JsonElement report = RunJson("gcbench", "2", "--gc-threads", "2", "--json");

        AssertReport(report, "gcbench");
        Assert.Equal(2, report.GetProperty("parameters").GetProperty("multiplier").GetDouble());
        Assert.Equal(1, report.GetProperty("parameters").GetProperty("threads").GetInt32());
        Assert.Equal(2, report.GetProperty("parameters").GetProperty("gcThreads").GetInt32());
        Assert.InRange(report.GetProperty("heapBytes").GetInt64(), 2 * 12_388_560, (2 * 12_388_560) + (128 << 10));

        // The same as on any machine, for any heap and whoever collects it.
        Assert.Equal("48f55d5032b72fec", report.GetProperty("checksum").GetString());
    }

    [Fact]
    public void Server_prints_one_object_and_nothing_else()
    {
        JsonElement report = RunJson("server", "--threads", "3", "--requests", "5000", "--keys", "1000", "--heap-size", "5m", "--gc-threads", "2", "--json");

        AssertReport(report, "server");
        JsonElement parameters = report.GetProperty("parameters");
        Assert.Equal(3, parameters.GetProperty("threads").GetInt32());
        Assert.Equal(5000, parameters.GetProperty("requests").GetInt32());
        Assert.Equal(1000, parameters.GetProperty("keys").GetInt32());
        Assert.Equal(5 << 20, parameters.GetProperty("heapSize").GetInt32());
        Assert.Equal(2, parameters.GetProperty("gcThreads").GetInt32());
        Assert.False(parameters.TryGetProperty("seconds", out _));

        Assert.Equal(15_000, report.GetProperty("requests").GetInt64());
        Assert.True(report.GetProperty("requestsPerSecond").GetDouble() > 0);
        JsonElement latencies = report.GetProperty("latencyUs");
        double[] ascending = [.. new[] { "p50", "p90", "p99", "p999", "max" }.Select(name => latencies.GetProperty(name).GetDouble())];
        Assert.True(ascending[0] > 0);
        Assert.Equal(ascending.Order(), ascending);

        // The same as on any machine and for any heap, and whichever thread comes first.
        Assert.Equal("c8fe94b43f659133", report.GetProperty("checksum").GetString());
    }

    [Fact]
    public void Server_says_for_how_long_it_runs()
    {
        JsonElement report = RunJson("server", "--seconds", "1", "--threads", "1", "--json");

        // Whether it has collected by then depends on the machine.
        Assert.Equal("server", report.GetProperty("workload").GetString());
        Assert.Equal(1, report.GetProperty("parameters").GetProperty("seconds").GetInt32());
        Assert.False(report.GetProperty("parameters").TryGetProperty("requests", out _));
        Assert.True(report.GetProperty("elapsedMs").GetDouble() >= 1000);
    }

    [Fact]
    public void Trees_prints_one_object_and_nothing_else()
    {
        JsonElement report = RunJson("trees", "12", "--heap-size", "1m", "--json");

        AssertReport(report, "trees");
        Assert.Equal(12, report.GetProperty("parameters").GetProperty("depth").GetInt32());
        Assert.Equal(1 << 20, report.GetProperty("parameters").GetProperty("heapSize").GetInt64());
        Assert.Equal(1 << 20, report.GetProperty("heapBytes").GetInt64());
    }

    [Fact]
    public void Words_prints_one_object_and_nothing_else()
    {
        using TemporaryFile file = new(SampleText.Create(50_000));

        JsonElement report = RunJson("words", file.Path, "--top", "3", "--heap-size", "2m", "--json");

        AssertReport(report, "words");
        Assert.Equal(file.Path, report.GetProperty("parameters").GetProperty("text").GetString());
        Assert.Equal(3, report.GetProperty("parameters").GetProperty("top").GetInt32());
    }

    [Theory]
    [InlineData("quads", "6")]
    [InlineData("quads32", "6")]
    [InlineData("trees", "12")]
    public void Checksum_is_the_same_for_any_heap_size(string workload, string depth)
    {
        string[] larger = workload.StartsWith("quads", StringComparison.Ordinal) ? ["5", "--json"] : ["--heap-size", "32m", "--json"];

        string? first = RunJson(workload, depth, "--json").GetProperty("checksum").GetString();

        Assert.Equal(first, RunJson([workload, depth, .. larger]).GetProperty("checksum").GetString());
        Assert.Matches("^[0-9a-f]{16}$", first);
    }

    [Fact]
    public void Quads_computes_the_same_in_a_heap_of_the_same_size_whatever_a_reference_takes()
    {
        JsonElement wide = RunJson("quads", "7", "2.5", "--json");
        JsonElement narrow = RunJson("quads32", "7", "2.5", "--json");

        Assert.Equal(wide.GetProperty("checksum").GetString(), narrow.GetProperty("checksum").GetString());
        Assert.Equal(wide.GetProperty("heapBytes").GetInt64(), narrow.GetProperty("heapBytes").GetInt64());
        Assert.Equal(wide.GetProperty("peakLiveBytes").GetInt64() / 2, narrow.GetProperty("peakLiveBytes").GetInt64(), tolerance: 4096);
    }

    private static JsonElement RunJson(params string[] args)
    {
        Invocation run = Invocation.Run(args);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        using JsonDocument document = JsonDocument.Parse(run.Output);
        return document.RootElement.Clone();
    }

    private static void AssertReport(JsonElement report, string workload)
    {
        Assert.Equal(workload, report.GetProperty("workload").GetString());
        Assert.All(s_numbers, name => Assert.True(report.GetProperty(name).GetDouble() > 0, $"{name} is not positive."));
        JsonElement pauses = report.GetProperty("pauseMs");
        double median = pauses.GetProperty("median").GetDouble();
        double percentile95 = pauses.GetProperty("p95").GetDouble();
        Assert.InRange(median, 0, percentile95);
        Assert.InRange(pauses.GetProperty("max").GetDouble(), median, report.GetProperty("gcMs").GetDouble());
        Assert.InRange(report.GetProperty("gcMs").GetDouble(), 0, report.GetProperty("elapsedMs").GetDouble());
        Assert.InRange(report.GetProperty("peakLiveBytes").GetInt64(), 1, report.GetProperty("heapBytes").GetInt64());
    }
}
