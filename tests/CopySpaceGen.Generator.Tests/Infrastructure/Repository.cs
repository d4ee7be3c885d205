using System.Reflection;

namespace CopySpaceGen.Generator.Tests.Infrastructure;

/// <summary>The files of the repository that tests compare with.</summary>
/// <remarks>Its place comes from the build: the paths that the compiler knows are mapped away in a reproducible build.</remarks>
internal static class Repository
{
    private static readonly string s_root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "RepositoryRoot").Value!;

    public static string PathOf(string relativePath) => Path.Combine(s_root, relativePath);

    /// <summary>The text of a file with <c>\n</c> line ends.</summary>
    public static string Read(string relativePath) => File.ReadAllText(PathOf(relativePath)).ReplaceLineEndings("\n");
}
