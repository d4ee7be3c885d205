using CopySpaceGen.Tests.Shared;

namespace CopySpaceGen.Benchmarks.Tests;

/// <summary>A comparison that ends well says that all checksums agree; this is who took part in it.</summary>
public class CompareTests(QuickComparison comparison) : IClassFixture<QuickComparison>
{
    [Theory]
    [InlineData("ours")]
    [InlineData("ours, 4-byte")]
    [InlineData(".NET, no limit")]
    public void Everywhere_our_heaps_and_those_of_DotNet_are_compared(string peer) => Measured(peer);

    [FactWithLinker]
    public void With_a_linker_our_heap_compiled_ahead_of_time_is() => Measured("ours, AOT");

    [FactWithLibGc]
    public void With_libgc_Boehms_collector_is() => Measured("Boehm");

    [FactWithLibGc]
    public void With_libgc_Boehms_collector_without_a_limit_is() => Measured("Boehm, no limit");

    [Fact]
    public void A_chart_shows_the_time_under_other_limits()
    {
        string[] texts = comparison.Chart.Split('\n', StringSplitOptions.TrimEntries);
        Assert.All(["ours", "ours, 4-byte", ".NET", "limit, in multiples of what lives"], text => Assert.Contains(text, texts));
    }

    // What came to an end says what its objects take, all others why they did not.
    private void Measured(string peer) => Assert.EndsWith(" B |", comparison.RowOf(peer)?.TrimEnd());
}
