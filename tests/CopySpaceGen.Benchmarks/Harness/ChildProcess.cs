using System.Diagnostics;
using System.Text.Json;
using CopySpaceGen.Benchmarks.Commands;
using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Harness;

/// <summary>Runs this program again, for one run: each has a process of its own, so that no run leaves anything to the next.</summary>
internal static class ChildProcess
{
    // A collector that has hardly any room left can go on for hours.
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private const int FirstSignal = 128;

    // Of .NET's collectors, and of libgc.
    private static readonly string[] s_settings = ["DOTNET_GC", "COMPlus_GC", "GC_"];

    private static readonly string[] s_complaints = ["out of memory", "OutOfMemory", "GC heap initialization failed", "0x8007000E"];

    /// <summary>Runs a peer.</summary>
    /// <exception cref="BenchmarkException">The run failed, and not for want of memory.</exception>
    public static Measurement Run(Peer peer, RunOrder order)
    {
        string executable = peer.IsAheadOfTime ? NativeBuild.Executable : ThisExecutable;
        IEnumerable<string> arguments = [.. ArgumentsOfHost(executable), .. RunCommand.ArgumentsFor(order)];
        ProcessStartInfo start = new(executable, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string inherited in start.Environment.Keys.Where(IsSettingOfCollector).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach ((string name, string value) in peer.Environment(order.Limit))
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start) ?? throw new BenchmarkException($"{executable} cannot be started.");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            process.WaitForExit();
            return new Measurement { GaveUp = true };
        }

        return process.ExitCode == 0 ? Parse(output.Result) : Explain(peer, order, process.ExitCode, error.Result);
    }

    private static string ThisExecutable => Environment.ProcessPath!;

    // Under the host `dotnet`, the program is its first argument.
    private static IEnumerable<string> ArgumentsOfHost(string executable) =>
        Path.GetFileNameWithoutExtension(executable) == "dotnet" ? [Path.Combine(AppContext.BaseDirectory, "CopySpaceGen.Benchmarks.dll")] : [];

    private static bool IsSettingOfCollector(string variable) =>
        s_settings.Any(prefix => variable.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static Measurement Parse(string line) => JsonSerializer.Deserialize(line, RunJson.Default.Measurement)!;

    // A runtime whose limit is too low ends in several ways: with an exception, which the run reports, with a message, or by a signal.
    private static Measurement Explain(Peer peer, RunOrder order, int exitCode, string error)
    {
        if (peer.HasHardLimit && s_complaints.Any(complaint => error.Contains(complaint, StringComparison.OrdinalIgnoreCase)))
        {
            return new Measurement { OutOfMemory = true };
        }

        return peer.HasHardLimit && exitCode > FirstSignal
            ? new Measurement { Crashed = true }
            : throw new BenchmarkException($"{order.Workload} of '{peer.Name}' ended with exit code {exitCode}:{Environment.NewLine}{error}");
    }
}
