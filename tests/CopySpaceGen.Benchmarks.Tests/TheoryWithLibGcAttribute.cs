using CopySpaceGen.Benchmarks.Boehm;

namespace CopySpaceGen.Benchmarks.Tests;

/// <summary>A test over data that is skipped where libgc is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryWithLibGcAttribute : TheoryAttribute
{
    public TheoryWithLibGcAttribute() => Skip = LibGcFile.IsInstalled ? null : "libgc is not installed.";
}
