namespace CopySpaceGen.Sample.Tests;

/// <summary>A file that is gone after the test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory();

    public TemporaryFile(string text)
    {
        Path = System.IO.Path.Combine(_directory.FullName, "text.txt");
        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    public void Dispose() => _directory.Delete(recursive: true);
}
