namespace CopySpaceGen.Sample.Workloads.Words;

/// <summary>A text to be read.</summary>
/// <param name="Name">What the user calls it.</param>
/// <param name="Length">About how many characters it has; 0 if that is not known.</param>
/// <param name="Open">Begins to read it.</param>
internal sealed record TextSource(string Name, long Length, Func<TextReader> Open)
{
    /// <summary>A file of text.</summary>
    /// <exception cref="SampleException">It cannot be read.</exception>
    public static TextSource FromFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw new SampleException($"'{path}' is a directory. Name a text file.");
        }

        FileInfo file = new(path);
        if (!file.Exists)
        {
            throw new SampleException($"There is no file '{path}'. Name a text file that exists.");
        }

        return new TextSource(path, file.Length, () => OpenFile(path));
    }

    /// <summary>A text in memory.</summary>
    public static TextSource FromString(string name, string text) => new(name, text.Length, () => new StringReader(text));

    private static StreamReader OpenFile(string path)
    {
        try
        {
            return new StreamReader(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SampleException($"The file '{path}' cannot be opened: {exception.Message} Name a text file that you may read.");
        }
    }
}
