using CopySpaceGen.Benchmarks.Boehm;

namespace CopySpaceGen.Benchmarks.Tests;

/// <summary>A test that is skipped where libgc is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithLibGcAttribute : FactAttribute
{
    public FactWithLibGcAttribute() => Skip = LibGcFile.IsInstalled ? null : "libgc is not installed.";
}
