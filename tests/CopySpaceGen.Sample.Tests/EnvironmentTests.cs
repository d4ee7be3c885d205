using System.Diagnostics;
using System.Text.Json;
using CopySpaceGen.Sample.Commands;
using CopySpaceGen.Sample.Workloads.Words;

namespace CopySpaceGen.Sample.Tests;

/// <summary>The program as it is, in a process whose environment sets options of its heaps.</summary>
public class EnvironmentTests
{
    [Fact]
    public void Options_of_the_environment_hold_where_the_program_sets_none()
    {
        const string Stress = "stress=every:100,verify=true,heap-size=1m";
        JsonElement report = Report(Run(Stress, "trees", "8", "--heap-size", "16m", "--json"));
        Assert.True(report.GetProperty("collections").GetInt64() > 10);
        Assert.Equal(16 << 20, report.GetProperty("heapBytes").GetInt64());
        Assert.Equal(0, Report(Run("", "trees", "8", "--heap-size", "16m", "--json")).GetProperty("collections").GetInt64());
    }

    [Theory]
    [InlineData("quads", "6")]
    [InlineData("quads32", "6")]
    [InlineData("gcbench", "3", "2")]
    [InlineData("trees", "10", "--heap-size", "1m")]
    [InlineData("breathe", "--live", "16m", "--seconds", "0")]
    [InlineData("server", "--requests", "5000", "--keys", "1000")]
    public void Several_threads_can_collect_the_heap_of_each_workload(params string[] workload)
    {
        string[] arguments = [.. workload, "--json"];
        JsonElement report = Report(Run("gc-threads=3,stress=threads", arguments));
        Assert.True(report.GetProperty("collections").GetInt64() > 0);
        Assert.Equal(Report(Run("", arguments)).GetProperty("checksum").GetString(), report.GetProperty("checksum").GetString());
    }

    [Fact]
    public void Several_threads_can_collect_the_heap_of_words()
    {
        using TemporaryFile file = new(SampleText.Create(100_000));
        string[] arguments = ["words", file.Path, "--heap-size", "3m", "--json"];
        JsonElement report = Report(Run("gc-threads=3,stress=threads", arguments));
        Assert.True(report.GetProperty("collections").GetInt64() > 0);
        Assert.Equal(Report(Run("", arguments)).GetProperty("checksum").GetString(), report.GetProperty("checksum").GetString());
    }

    [Fact]
    public void Checks_can_be_let_in_by_the_environment() =>
        Assert.Equal(0, Run("checked=true", "trees", "4", "--heap-size", "1m", "--json").ExitCode);

    [Fact]
    public void Wrong_options_of_the_environment_are_an_error_that_names_them()
    {
        Invocation run = Run("heap-size=much", "trees", "4", "--heap-size", "16m");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("COPYSPACEGEN_OPTIONS: 'heap-size=much' needs a size from 256k to 16t", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_of_the_program_replaces_all_sizes_of_the_environment()
    {
        JsonElement report = Report(Run("max-heap-size=1m,policy=growable", "trees", "8", "--heap-size", "16m", "--json"));
        Assert.Equal(16 << 20, report.GetProperty("heapBytes").GetInt64());
    }

    [Fact]
    public void Sizes_of_the_environment_that_do_not_go_together_are_an_error_that_names_them()
    {
        Invocation run = Run("heap-size=2m,max-heap-size=1m", "breathe", "--live", "16m", "--seconds", "0");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("COPYSPACEGEN_OPTIONS: 'max-heap-size=1m' is less than 'heap-size=2m'", run.Error, StringComparison.Ordinal);
    }

    private static JsonElement Report(Invocation run)
    {
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private static Invocation Run(string options, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [typeof(SampleProgram).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["COPYSPACEGEN_OPTIONS"] = options;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Invocation(process.ExitCode, output, error.Result);
    }
}
