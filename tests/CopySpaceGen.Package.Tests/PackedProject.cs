using System.IO.Compression;
using System.Reflection;

namespace CopySpaceGen.Package.Tests;

/// <summary>The package, packed once from what has been built, and projects of users who install it.</summary>
public sealed class PackedProject : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("copyspacegen-package-").FullName;

    public PackedProject()
    {
        string repository = Metadata("RepositoryRoot");
        DotNet.Run(
            repository, "pack", "runtime/CopySpaceGen.Runtime", "--no-build", "--nologo", "-c", Metadata("PackedConfiguration"), "-o", _folder);
        Package = Path.Combine(_folder, $"CopySpaceGen.{Metadata("PackageVersion")}.nupkg");
    }

    /// <summary>The package file.</summary>
    public string Package { get; }

    public IReadOnlyList<string> Entries()
    {
        using ZipArchive archive = ZipFile.OpenRead(Package);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>The program of the README.</summary>
    public static string ReadmeProgram()
    {
        string readme = File.ReadAllText(Path.Combine(Metadata("RepositoryRoot"), "README.md"));
        string fromStart = readme[(readme.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length)..];
        return fromStart[..fromStart.IndexOf("```", StringComparison.Ordinal)];
    }

    /// <summary>The program beside these tests.</summary>
    public static string ConsumerProgram() => File.ReadAllText(Path.Combine(ConsumerTemplate, "Program.cs"));

    /// <summary>
    /// Builds and runs a program in a project that installs the package, and returns what it printed. It restores into a cache of its
    /// own, so that no earlier package of the same version is taken.
    /// </summary>
    /// <param name="program">The source of the program.</param>
    /// <param name="configuration">The configuration to build it in.</param>
    /// <param name="heapOptions">The options that its environment sets.</param>
    public string Run(string program, string configuration, string heapOptions = "")
    {
        string folder = Directory.CreateTempSubdirectory("copyspacegen-consumer-").FullName;
        try
        {
            foreach (string name in new[] { "Consumer.csproj", "nuget.config" })
            {
                string text = File.ReadAllText(Path.Combine(ConsumerTemplate, name))
                    .Replace("PACKAGE_VERSION", Metadata("PackageVersion"), StringComparison.Ordinal)
                    .Replace("PACKAGE_FOLDER", _folder, StringComparison.Ordinal);
                File.WriteAllText(Path.Combine(folder, name), text);
            }

            File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
            DotNet.Run(folder, "build", "--nologo", "-c", configuration, $"-p:RestorePackagesPath={Path.Combine(_folder, "cache")}");
            return DotNet.Run(folder, "run", "--no-build", "-c", configuration, "-e", "COPYSPACEGEN_OPTIONS=" + heapOptions).Trim();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string ConsumerTemplate => Path.Combine(Metadata("RepositoryRoot"), "tests", "CopySpaceGen.Package.Tests", "Consumer");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal static string Metadata(string key) => typeof(PackedProject).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == key)
        .Value!;
}
