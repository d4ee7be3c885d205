using System.Diagnostics;
using System.Globalization;

namespace CopySpaceGen.Benchmarks.Harness.Metering;

/// <summary>The most memory that this process has had.</summary>
internal static class PeakMemory
{
    private const string LinuxStatus = "/proc/self/status";
    private const string LinuxPeak = "VmHWM:";

    /// <summary>The peak of the resident memory in bytes.</summary>
    public static long Read()
    {
        // .NET reports no peak on Linux that lasts, the kernel does.
        if (OperatingSystem.IsLinux() && File.ReadLines(LinuxStatus).FirstOrDefault(line => line.StartsWith(LinuxPeak, StringComparison.Ordinal)) is { } line)
        {
            return long.Parse(line.AsSpan(LinuxPeak.Length).TrimEnd("kB").Trim(), CultureInfo.InvariantCulture) * 1024;
        }

        using Process process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
