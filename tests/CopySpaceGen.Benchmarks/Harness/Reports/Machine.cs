using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace CopySpaceGen.Benchmarks.Harness.Reports;

/// <summary>Where and when a comparison was made, and of what.</summary>
internal sealed record Machine(string Processor, int Cores, long MemoryBytes, string System, string Runtime, string Commit, string Date)
{
    public static Machine Describe() => new(
        ProcessorName(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
        RuntimeInformation.FrameworkDescription,
        CommitOfBuild(),
        DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    public override string ToString() =>
        $"{Processor}, {Cores} cores, {Amount.OfBytes(MemoryBytes)}; {System}; {Runtime}; commit {Commit}; {Date} UTC";

    private static string ProcessorName()
    {
        const string Info = "/proc/cpuinfo";
        const string Key = "model name";
        string? line = File.Exists(Info) ? File.ReadLines(Info).FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? "unknown processor";
    }

    // The SDK appends the commit to the version.
    private static string CommitOfBuild()
    {
        string version = typeof(Machine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        int plus = version.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? "unknown" : version[(plus + 1)..][..10];
    }
}
