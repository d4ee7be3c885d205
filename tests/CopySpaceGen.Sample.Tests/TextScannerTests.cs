using System.Text;
using CopySpaceGen.Sample.Workloads.Words;

namespace CopySpaceGen.Sample.Tests;

public class TextScannerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("One two", "one|two|")]
    [InlineData("one\ntwo\r\nthree\rfour", "one|/two|/three|/four|")]
    [InlineData("\n\n", "//")]
    [InlineData("don't 'quote' O\u2019Neill rock'n'roll a''b it'", "don't|quote|o'neill|rock'n'roll|a|b|it|")]
    [InlineData("it'\nis", "it|/is|")]
    [InlineData("4th, 2x", "4th|2x|")]
    [InlineData("\u00C4rger \u0416\u0438\u0437\u043D\u044C", "\u00E4rger|\u0436\u0438\u0437\u043D\u044C|")]
    public void Text_is_cut_into_words_and_lines(string text, string expected) => Assert.Equal(expected, Scan(text));

    [Fact]
    public void Line_end_across_two_buffers_is_one()
    {
        string filler = new('x', (16 * 1024) - 1);

        Assert.Equal(filler + "|/y|", Scan(filler + "\r\ny"));
    }

    private static string Scan(string text)
    {
        TextScanner scanner = new(new StringReader(text));
        StringBuilder found = new();
        while (true)
        {
            switch (scanner.Next())
            {
                case TextItem.Letter:
                    found.Append(scanner.Letter);
                    break;
                case TextItem.EndOfWord:
                    found.Append('|');
                    break;
                case TextItem.EndOfLine:
                    found.Append('/');
                    break;
                default:
                    Assert.Equal(text.Length, scanner.CharactersRead);
                    return found.ToString();
            }
        }
    }
}
