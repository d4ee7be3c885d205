using System.Diagnostics;

namespace CopySpaceGen.Benchmarks.Tests;

/// <summary>One quick round of the smallest workload, by the command line.</summary>
public sealed class QuickComparison
{
    private readonly Lazy<string> _output = new(Run);

    /// <summary>The row of a peer in the table of the workload; null if it is left out.</summary>
    public string? RowOf(string peer) => _output.Value.Split('\n').FirstOrDefault(line => line.StartsWith($"| {peer} ", StringComparison.Ordinal));

    private static string Run()
    {
        string program = Path.Combine(AppContext.BaseDirectory, "CopySpaceGen.Benchmarks.dll");
        ProcessStartInfo start = new("dotnet", [program, "compare", "--quick", "--rounds", "1", "--only", "many heaps"])
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
