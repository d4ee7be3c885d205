namespace CopySpaceGen.Package.Tests;

/// <summary>The linker that compiling ahead of time needs and the SDK does not bring.</summary>
internal static class Linker
{
    /// <summary>Why tests that need it cannot run; null if they can.</summary>
    public static string? Missing => OperatingSystem.IsWindows() || !(IsInstalled("clang") || IsInstalled("gcc"))
        ? "Neither clang nor gcc is installed to link programs that are compiled ahead of time."
        : null;

    /// <summary>What tells the SDK, which asks for clang, to do with gcc; null if clang is there.</summary>
    public static string? Property => IsInstalled("clang") ? null : "-p:CppCompilerAndLinker=gcc";

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}

/// <summary>A test that is skipped where there is no linker.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithLinkerAttribute : FactAttribute
{
    public FactWithLinkerAttribute() => Skip = Linker.Missing;
}

/// <summary>A test over data that is skipped where there is no linker.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryWithLinkerAttribute : TheoryAttribute
{
    public TheoryWithLinkerAttribute() => Skip = Linker.Missing;
}
