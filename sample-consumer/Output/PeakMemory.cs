using System.Diagnostics;
using System.Globalization;

namespace CopySpaceGen.Sample.Output;

/// <summary>The most memory that the process has had.</summary>
internal static class PeakMemory
{
    private const string LinuxStatus = "/proc/self/status";
    private const string LinuxPeak = "VmHWM:";

    /// <summary>The peak of the resident memory in bytes.</summary>
    public static long Measure()
    {
        // .NET reports no peak on Linux that lasts, the kernel does.
        if (OperatingSystem.IsLinux() && File.ReadLines(LinuxStatus).FirstOrDefault(line => line.StartsWith(LinuxPeak, StringComparison.Ordinal)) is { } line)
        {
            ReadOnlySpan<char> kibibytes = line.AsSpan(LinuxPeak.Length).TrimEnd("kB").Trim();
            return long.Parse(kibibytes, CultureInfo.InvariantCulture) * 1024;
        }

        using Process process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
