using CopySpaceGen.Sample.Workloads;
using CopySpaceGen.Sample.Workloads.Trees;

namespace CopySpaceGen.Sample.Tests;

public class TreesTests
{
    // What the Computer Language Benchmarks Game gives for a depth of 10.
    private static readonly string[] s_expected =
    [
        "stretch tree of depth 11\t check: 4095",
        "1024\t trees of depth 4\t check: 31744",
        "256\t trees of depth 6\t check: 32512",
        "64\t trees of depth 8\t check: 32704",
        "16\t trees of depth 10\t check: 32752",
        "long lived tree of depth 10\t check: 2047",
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Lines_are_those_of_the_original(bool checkedMode)
    {
        TreesWorkload workload = new(new TreesParameters(Depth: 10, HeapSize: GcHeapOptions.SmallestHeapSize), checkedMode);

        TreesResult result = Assert.IsType<TreesResult>(workload.Run(NoProgress.Instance));

        Assert.True(result.Statistics.Collections > 10);
        Assert.Equal(s_expected, result.Lines);
    }

    [Fact]
    public void Small_depth_is_raised_to_six() =>
        Assert.Equal("long lived tree of depth 6\t check: 127", ((TreesResult)new TreesWorkload(new TreesParameters(1)).Run(NoProgress.Instance)).Lines[^1]);

    [Fact]
    public void Command_prints_the_lines_as_they_are()
    {
        Invocation run = Invocation.Run("trees", "10");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(string.Join(Environment.NewLine, s_expected) + Environment.NewLine, run.Output);
        Assert.Equal("", run.Error);
    }
}
