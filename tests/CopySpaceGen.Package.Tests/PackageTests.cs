namespace CopySpaceGen.Package.Tests;

public class PackageTests(PackedProject packed) : IClassFixture<PackedProject>
{
    [Fact]
    public void One_package_holds_runtime_generator_code_fixes_and_build_targets()
    {
        string[] expected =
        [
            "README.md",
            "analyzers/dotnet/cs/CopySpaceGen.CodeFixes.dll",
            "analyzers/dotnet/cs/CopySpaceGen.Generator.dll",
            "build/CopySpaceGen.targets",
            "buildTransitive/CopySpaceGen.targets",
            "lib/net10.0/CopySpaceGen.Runtime.dll",
            "lib/net10.0/CopySpaceGen.Runtime.xml",
        ];
        Assert.Equal(expected, packed.Entries()
            .Where(entry => !entry.EndsWith(".nuspec", StringComparison.Ordinal) && entry is not "[Content_Types].xml" && !entry.StartsWith("_rels/", StringComparison.Ordinal) && !entry.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal));
    }

    [Theory]
    // Its heap is collected by one thread, whatever the environment asks for.
    [InlineData("Release", "gc-threads=2", "checked=False sum=100000 collected=True")]
    [InlineData("Debug", "", "checked=True sum=100000 collected=True")]
    public void A_program_that_installs_it_builds_without_warnings_and_runs(string configuration, string heapOptions, string output) =>
        Assert.Equal(output, packed.Run(PackedProject.ConsumerProgram(), configuration, heapOptions));

    [Fact]
    public void The_program_of_the_readme_builds_without_warnings_and_prints_what_it_says() =>
        Assert.Equal("1 2 two True", packed.Run(PackedProject.ReadmeProgram(), "Release"));
}
