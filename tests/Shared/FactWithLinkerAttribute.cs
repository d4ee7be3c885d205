namespace CopySpaceGen.Tests.Shared;

/// <summary>A test that is skipped where there is no linker.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithLinkerAttribute : FactAttribute
{
    public FactWithLinkerAttribute() => Skip = Linker.Missing;
}
