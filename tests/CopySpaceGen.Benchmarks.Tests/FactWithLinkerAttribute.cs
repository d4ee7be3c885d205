using CopySpaceGen.Benchmarks.Harness;

namespace CopySpaceGen.Benchmarks.Tests;

/// <summary>A test that is skipped where there is no linker.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithLinkerAttribute : FactAttribute
{
    public FactWithLinkerAttribute() => Skip = Linker.IsMissing ? "Neither clang nor gcc is installed to link." : null;
}
