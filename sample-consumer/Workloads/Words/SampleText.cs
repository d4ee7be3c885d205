using System.Text;

namespace CopySpaceGen.Sample.Workloads.Words;

/// <summary>Writes a text of the length of a book, with sentences, paragraphs and chapters: the same text every time.</summary>
internal sealed class SampleText
{
    /// <summary>The length of a thick novel.</summary>
    public const int BookLength = 1_200_000;

    private const int LineWidth = 72;
    private const ulong Seed = 20240710;

    private readonly StringBuilder _text;
    private readonly SampleVocabulary _vocabulary;
    private SplitMix64 _random = new(Seed);
    private int _lineStart;

    private SampleText(int length)
    {
        _text = new StringBuilder(length + 1024);
        _vocabulary = new SampleVocabulary(ref _random);
    }

    /// <summary>Writes a text of about a length, which ends with the end of a paragraph.</summary>
    public static string Create(int length = BookLength)
    {
        SampleText writer = new(length);
        writer.Write(length);
        return writer._text.ToString();
    }

    private void Write(int length)
    {
        for (int chapter = 1; _text.Length < length; chapter++)
        {
            _text.Append("CHAPTER ").Append(chapter).Append("\n\n");
            for (int paragraphs = 20 + _random.Next(30); paragraphs > 0 && _text.Length < length; paragraphs--)
            {
                WriteParagraph();
            }
        }
    }

    private void WriteParagraph()
    {
        _lineStart = _text.Length;
        for (int sentences = 2 + _random.Next(6); sentences > 0; sentences--)
        {
            WriteSentence();
        }

        _text.Append("\n\n");
    }

    private void WriteSentence()
    {
        int words = 4 + _random.Next(20);
        for (int index = 0; index < words; index++)
        {
            string word = _vocabulary.Pick(ref _random);
            string ending = index == words - 1 ? (_random.Next(8) == 0 ? "?" : ".")
                : _random.Next(9) == 0 ? ","
                : "";
            WriteWord(index == 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word, ending);
        }
    }

    /// <summary>Writes a word on the line, or on the next one if it does not fit.</summary>
    private void WriteWord(string word, string ending)
    {
        if (_text.Length + word.Length + ending.Length - _lineStart >= LineWidth)
        {
            _text.Append('\n');
            _lineStart = _text.Length;
        }
        else if (_text.Length > _lineStart)
        {
            _text.Append(' ');
        }

        _text.Append(word).Append(ending);
    }
}
