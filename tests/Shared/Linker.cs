namespace CopySpaceGen.Tests.Shared;

/// <summary>The linker that compiling ahead of time needs and the SDK does not bring.</summary>
internal static class Linker
{
    /// <summary>Why nothing can be compiled ahead of time here; null if it can.</summary>
    public static string? Missing => OperatingSystem.IsWindows() || !(IsInstalled("clang") || IsInstalled("gcc"))
        ? "Neither clang nor gcc is installed to link what is compiled ahead of time."
        : null;

    /// <summary>What tells the SDK, which asks for clang, to do with gcc where clang is not there.</summary>
    public static IEnumerable<string> Arguments => IsInstalled("clang") ? [] : ["-p:CppCompilerAndLinker=gcc"];

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
