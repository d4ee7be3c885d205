using System.Text.Json;
using CopySpaceGen.Tests.Shared;

namespace CopySpaceGen.Package.Tests;

/// <summary>The sample compiled ahead of time: nothing that the library or generated code does may need the JIT compiler.</summary>
public class AheadOfTimeTests(NativeSample sample) : IClassFixture<NativeSample>
{
    [FactWithLinker]
    public void It_is_published_without_a_warning() => Assert.DoesNotContain("warning", sample.Output, StringComparison.OrdinalIgnoreCase);

    [TheoryWithLinker]
    [InlineData("quads", "7", "2.5")]
    [InlineData("quads32", "7", "2.5")]
    [InlineData("trees", "12")]
    [InlineData("gcbench", "2.5")]
    [InlineData("gcbench", "2.5", "2", "--gc-threads", "2")]
    [InlineData("server", "--requests", "20000")]
    [InlineData("words", "README.md")]
    public void It_computes_what_it_computes_otherwise(params string[] workload)
    {
        string[] arguments = [.. workload, "--json"];
        Assert.Equal(ChecksumOf(DotNet.Run(NativeSample.Repository, [NativeSample.Assembly, .. arguments])), ChecksumOf(sample.Run(arguments)));
    }

    private static string ChecksumOf(string json) => JsonDocument.Parse(json).RootElement.GetProperty("checksum").GetString()!;
}
