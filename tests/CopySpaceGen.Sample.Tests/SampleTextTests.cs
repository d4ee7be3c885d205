using CopySpaceGen.Sample.Workloads;
using CopySpaceGen.Sample.Workloads.Words;

namespace CopySpaceGen.Sample.Tests;

public class SampleTextTests
{
    [Fact]
    public void Text_is_the_same_every_time_and_everywhere()
    {
        Checksum checksum = new();
        checksum.Add(SampleText.Create());

        Assert.Equal("8e29764c4a5ba758", checksum.ToString());
    }

    [Fact]
    public void Text_is_as_long_as_asked_for()
    {
        Assert.InRange(SampleText.Create().Length, SampleText.BookLength, SampleText.BookLength + 2048);
        Assert.InRange(SampleText.Create(10_000).Length, 10_000, 12_048);
    }

    [Fact]
    public void Few_words_make_up_most_of_the_text_and_most_words_are_rare()
    {
        List<int> counts = [.. new PlainIndex(SampleText.Create()).Entries.Values.Select(entry => entry.Count).OrderDescending()];

        Assert.InRange(counts.Count, 8_000, 13_000);
        Assert.True(counts.Take(100).Sum() > counts.Sum() * 0.35);
        Assert.True(counts.Count(count => count < 10) > counts.Count / 2);
    }

    [Fact]
    public void Lines_are_of_the_width_of_a_page() => Assert.All(SampleText.Create().Split('\n'), line => Assert.True(line.Length <= 72));
}
