using CopySpaceGen.Generator.Tests.Infrastructure;

namespace CopySpaceGen.Generator.Tests.Snapshots;

/// <summary>What the generator writes, for people to read: a change of the emitter shows as a change of these files.</summary>
public class SnapshotTests
{
    public static TheoryData<string> Cases { get; } = [.. SnapshotCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void GeneratedFilesAreAsVerified(string name)
    {
        GeneratorRun run = GeneratorTest.Run(SnapshotCases.All[name]);
        Dictionary<string, string> files = run.Result.GeneratedSources.ToDictionary(SnapshotFolder.FileName, SnapshotFolder.Text);

        SnapshotFolder folder = new(name);
        if (SnapshotFolder.UpdateIsWanted)
        {
            folder.Write(files);
        }

        Assert.Equal(folder.FileNames(), files.Keys.Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(folder.Read(file.Key), file.Value));
    }

    [Fact]
    public void EveryFolderIsThatOfACase() => Assert.Equal(SnapshotCases.All.Keys.Order(StringComparer.Ordinal), SnapshotFolder.AllNames());
}
