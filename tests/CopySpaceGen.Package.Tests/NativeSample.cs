using System.Diagnostics;
using CopySpaceGen.Tests.Shared;

namespace CopySpaceGen.Package.Tests;

/// <summary>The sample, published once into a folder of its own, apart from the build that these tests are part of.</summary>
public sealed class NativeSample : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("copyspacegen-aot-").FullName;
    private readonly Lazy<string> _output;

    public NativeSample() => _output = new Lazy<string>(Publish);

    public static string Repository => PackedProject.Metadata("RepositoryRoot");

    /// <summary>The sample as it was built for the JIT compiler.</summary>
    public static string Assembly =>
        Path.Combine(Repository, "sample-consumer", "bin", PackedProject.Metadata("PackedConfiguration"), "net10.0", "CopySpaceGen.Sample.dll");

    /// <summary>What the build printed.</summary>
    public string Output => _output.Value;

    public string Run(params string[] arguments)
    {
        _ = Output;
        ProcessStartInfo start = new(Path.Combine(_folder, "publish", "CopySpaceGen.Sample"), arguments)
        {
            WorkingDirectory = Repository,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Publish()
    {
        return DotNet.Run(Repository,
        [
            "publish", "sample-consumer", "--nologo", "-c", "Release", "--artifacts-path", Path.Combine(_folder, "artifacts"),
            "-o", Path.Combine(_folder, "publish"), "-p:PublishAot=true",
            .. Linker.Arguments,
        ]);
    }
}
