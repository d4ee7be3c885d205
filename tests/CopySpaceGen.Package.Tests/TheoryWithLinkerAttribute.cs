using CopySpaceGen.Tests.Shared;

namespace CopySpaceGen.Package.Tests;

/// <summary>A test over data that is skipped where there is no linker.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryWithLinkerAttribute : TheoryAttribute
{
    public TheoryWithLinkerAttribute() => Skip = Linker.Missing;
}
