using CopySpaceGen.Sample.Workloads.Words;

namespace CopySpaceGen.Sample.Tests;

public class WordIndexTests
{
    private static readonly string s_book = SampleText.Create();
    private static readonly PlainIndex s_expected = new(s_book);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Index_of_a_book_agrees_with_a_dictionary(bool checkedMode)
    {
        using WordIndex index = new(SmallHeap(checkedMode));

        index.Read(new StringReader(s_book));

        Assert.True(index.GetStatistics().Collections >= 4, $"Only {index.GetStatistics().Collections} collections: make the heap smaller.");
        Assert.Equal(s_book.Count(character => character == '\n'), index.Lines);
        AssertSame(s_expected, index);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Index_stays_whole_while_line_after_line_becomes_garbage(bool checkedMode)
    {
        const int Times = 5;

        // As one line, the text adds no more than one posting for each word: nearly all that is allocated is garbage.
        string line = s_book.Replace('\n', ' ') + "\n";
        using WordIndex index = new(new GcHeapOptions { HeapSize = 11 << 20, Checked = checkedMode });

        for (int time = 0; time < Times; time++)
        {
            index.Read(new StringReader(line));
        }

        Assert.True(index.GetStatistics().Collections >= 10, $"Only {index.GetStatistics().Collections} collections: make the heap smaller.");
        int[] lines = [.. Enumerable.Range(1, Times)];
        foreach ((string word, (int count, _)) in s_expected.Entries)
        {
            Assert.Equal(count * Times, index.CountOf(word));
            Assert.True(lines.SequenceEqual(index.LinesOf(word)), $"The lines of {word} differ.");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Index_stays_whole_wherever_a_collection_comes(bool checkedMode)
    {
        const int Texts = 24;
        string text = SampleText.Create(60_000);
        long collections = 0;

        // Each part of the text has the collections at other allocations.
        for (int part = 0; part < Texts; part++)
        {
            string rest = text[(part * 100)..];
            using WordIndex index = new(new GcHeapOptions { HeapSize = 2 << 20, Checked = checkedMode });
            index.Read(new StringReader(rest));

            collections += index.GetStatistics().Collections;
            AssertSame(new PlainIndex(rest), index);
        }

        Assert.True(collections >= Texts, $"Only {collections} collections: make the heap smaller.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Walk_visits_each_word_once_and_in_order(bool checkedMode)
    {
        using WordIndex index = new(SmallHeap(checkedMode));
        index.Read(new StringReader(s_book));

        List<string> visited = [];
        WordWalker walker = index.Walk();
        while (walker.MoveNext())
        {
            visited.Add(walker.Word.ToString());
        }

        Assert.Equal(s_expected.Entries.Keys.Order(StringComparer.Ordinal), visited);
    }

    [Fact]
    public void Words_that_do_not_occur_have_no_count_and_no_lines()
    {
        using WordIndex index = new(new GcHeapOptions());
        index.Read(new StringReader("cart"));

        Assert.Equal(1, index.CountOf("cart"));
        Assert.Equal(0, index.CountOf("car"));
        Assert.Equal(0, index.CountOf("carts"));
        Assert.Equal(0, index.CountOf("dart"));
        Assert.Equal(0, index.CountOf(""));
        Assert.Empty(index.LinesOf("car"));
        Assert.Empty(index.LinesOf("dart"));
    }

    [Fact]
    public void Empty_text_has_no_words()
    {
        using WordIndex index = new(new GcHeapOptions());

        index.Read(new StringReader(""));

        Assert.Equal(0, index.Lines);
        Assert.Equal(0, index.DistinctWords);
        WordWalker walker = index.Walk();
        Assert.False(walker.MoveNext());
    }

    [Fact]
    public void Line_of_more_words_than_a_portion_is_one_line()
    {
        const int Times = 10_000;
        using WordIndex index = new(new GcHeapOptions());

        index.Read(new StringReader("a\n" + string.Concat(Enumerable.Repeat("word ", Times)) + "last"));

        Assert.Equal(Times, index.CountOf("word"));
        Assert.Equal([2], index.LinesOf("word"));
        Assert.Equal([2], index.LinesOf("last"));
    }

    [Fact]
    public void Word_of_any_length_is_a_word()
    {
        string word = new('x', 20_000);
        using WordIndex index = new(new GcHeapOptions { HeapSize = 4 << 20 });

        index.Read(new StringReader(word + "y " + word));

        Assert.Equal(1, index.CountOf(word));
        Assert.Equal(1, index.CountOf(word + "y"));
        WordWalker walker = index.Walk();
        Assert.True(walker.MoveNext());
        Assert.Equal(word.Length, walker.Word.Length);
    }

    [Fact]
    public void Most_frequent_words_come_first_and_ties_in_order_of_their_letters()
    {
        WordsParameters parameters = new("text", Top: 3);
        WordsWorkload workload = new(TextSource.FromString("text", "d c b a b\nc d d"), parameters);

        WordsResult result = Assert.IsType<WordsResult>(workload.Run(Workloads.NoProgress.Instance));

        Assert.Equal([new WordCount("d", 3, 2, 1), new WordCount("b", 2, 1, 1), new WordCount("c", 2, 2, 1)], result.Top);
    }

    private static void AssertSame(PlainIndex expected, WordIndex index)
    {
        Assert.Equal(expected.Entries.Count, index.DistinctWords);
        Assert.Equal(expected.Entries.Values.Sum(entry => entry.Count), index.Words);
        foreach ((string word, (int count, List<int> lines)) in expected.Entries)
        {
            Assert.Equal(count, index.CountOf(word));
            Assert.True(lines.SequenceEqual(index.LinesOf(word)), $"The lines of {word} differ.");
        }
    }

    private static GcHeapOptions SmallHeap(bool checkedMode) => new() { HeapSize = 14 << 20, Checked = checkedMode };
}
