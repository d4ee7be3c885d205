using CopySpaceGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Tests.Snapshots;

/// <summary>The verified files of one case, in the repository.</summary>
internal sealed class SnapshotFolder(string name)
{
    private const string Root = "tests/CopySpaceGen.Generator.Tests/Snapshots";
    private const string UpdateVariable = "COPYSPACEGEN_UPDATE_SNAPSHOTS";

    private readonly string _path = Repository.PathOf(Path.Combine(Root, name));

    public static bool UpdateIsWanted => Environment.GetEnvironmentVariable(UpdateVariable) == "1";

    public static IEnumerable<string> AllNames() =>
        Directory.GetDirectories(Repository.PathOf(Root)).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static string FileName(GeneratedSourceResult source) => source.HintName.Replace(".g.cs", ".verified.cs");

    /// <summary>The generated text, without what differs from release to release.</summary>
    public static string Text(GeneratedSourceResult source) => source.SourceText.ToString()
        .Replace(typeof(HeapGenerator).Assembly.GetName().Version!.ToString(), "<version>")
        .ReplaceLineEndings("\n");

    public IEnumerable<string> FileNames() =>
        Directory.Exists(_path) ? Directory.GetFiles(_path).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal) : [];

    public string Read(string fileName) => File.ReadAllText(Path.Combine(_path, fileName)).ReplaceLineEndings("\n");

    public void Write(Dictionary<string, string> files)
    {
        if (Directory.Exists(_path))
        {
            Directory.Delete(_path, recursive: true);
        }

        Directory.CreateDirectory(_path);
        foreach ((string fileName, string text) in files)
        {
            File.WriteAllText(Path.Combine(_path, fileName), text);
        }
    }
}
