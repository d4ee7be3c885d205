namespace CopySpaceGen.Benchmarks.Harness;

/// <summary>The linker that compiling ahead of time needs and the SDK does not bring.</summary>
internal static class Linker
{
    public static bool IsMissing => OperatingSystem.IsWindows() || !(IsInstalled("clang") || IsInstalled("gcc"));

    /// <summary>What tells the SDK, which asks for clang, to do with gcc where clang is not there.</summary>
    public static IEnumerable<string> Arguments => IsInstalled("clang") ? [] : ["-p:CppCompilerAndLinker=gcc"];

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
