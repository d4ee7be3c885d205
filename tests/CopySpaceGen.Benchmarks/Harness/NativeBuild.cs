using System.Diagnostics;
using System.Reflection;
using CopySpaceGen.Tests.Shared;

namespace CopySpaceGen.Benchmarks.Harness;

/// <summary>This program compiled ahead of time, apart from the sources and from what the JIT compiler runs.</summary>
internal static class NativeBuild
{
    public static string Executable => Path.Combine(Folder, "publish", "CopySpaceGen.Benchmarks");

    private static string Folder => Path.Combine(Repository, "artifacts", "benchmarks-native");

    private static string Repository => typeof(NativeBuild).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "RepositoryRoot")
        .Value!;

    /// <summary>Publishes it, as it is now.</summary>
    /// <returns>Why this cannot be done here; null if it is done.</returns>
    public static string? Publish()
    {
        if (!Directory.Exists(Repository))
        {
            return $"There are no sources to compile ahead of time at {Repository}.";
        }

        return Linker.Missing ?? Run([.. Arguments, .. Linker.Arguments]);
    }

    // No server of the build may live on: it would run beside what is measured. The sources were analyzed when this program was built; what the
    // ahead-of-time compiler has to say about them is an error all the same.
    private static IEnumerable<string> Arguments =>
    [
        "publish", "tests/CopySpaceGen.Benchmarks", "--nologo", "-c", "Release", "--artifacts-path", Path.Combine(Folder, "build"),
        "-o", Path.Combine(Folder, "publish"), "-p:PublishAot=true", "-p:RunAnalyzers=false",
        "-p:UseSharedCompilation=false", "-nodeReuse:false",
    ];

    private static string? Run(IEnumerable<string> arguments)
    {
        using Process process = Process.Start(DotNetCommand.Prepare(Repository, arguments)) ?? throw new BenchmarkException("dotnet cannot be started.");
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"To compile ahead of time failed: {FirstError(output)}";
    }

    private static string FirstError(string output) =>
        output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))?.Trim() ?? "dotnet publish does not say why.";
}
