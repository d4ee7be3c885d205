using System.Diagnostics;

namespace CopySpaceGen.Benchmarks.Tests;

/// <summary>One quick round of the smallest workload, by the command line, with its chart.</summary>
public sealed class QuickComparison
{
    private readonly Lazy<(string Output, string Chart)> _run = new(Run);

    /// <summary>The chart, as SVG.</summary>
    public string Chart => _run.Value.Chart;

    /// <summary>The row of a peer in the table of the workload; null if it is left out.</summary>
    public string? RowOf(string peer) => _run.Value.Output.Split('\n').FirstOrDefault(line => line.StartsWith($"| {peer} ", StringComparison.Ordinal));

    private static (string Output, string Chart) Run()
    {
        DirectoryInfo charts = Directory.CreateTempSubdirectory("copyspacegen-charts-");
        try
        {
            string output = Run(["compare", "--quick", "--rounds", "1", "--only", "many heaps", "--charts", charts.FullName]);
            return (output, File.ReadAllText(Path.Combine(charts.FullName, "many-heaps.svg")));
        }
        finally
        {
            charts.Delete(recursive: true);
        }
    }

    private static string Run(string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "CopySpaceGen.Benchmarks.dll");
        ProcessStartInfo start = new("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{output}\n{error.Result}");
        return output;
    }
}
