namespace CopySpaceGen.Sample.Workloads.Words;

/// <summary>
/// Reads a text letter by letter, so that neither a line nor a word of any length has to fit into memory. A word is letters and
/// digits, and the apostrophes between them. Each word ends before the line or the text does.
/// </summary>
internal sealed class TextScanner(TextReader text)
{
    private const int EndOfText = -1;

    private readonly char[] _buffer = new char[16 * 1024];
    private int _position;
    private int _count;
    private bool _inWord;

    /// <summary>The letter that was come upon last, in lower case.</summary>
    public char Letter { get; private set; }

    /// <summary>The number of characters read so far, including those read ahead.</summary>
    public long CharactersRead { get; private set; }

    public TextItem Next()
    {
        while (true)
        {
            int next = Peek();
            if (_inWord)
            {
                return ContinueWord(next);
            }

            if (next == EndOfText)
            {
                return TextItem.EndOfText;
            }

            char character = (char)next;
            _position++;
            if (char.IsLetterOrDigit(character))
            {
                _inWord = true;
                return Found(character);
            }

            if (character is '\n' or '\r')
            {
                if (character == '\r' && Peek() == '\n')
                {
                    _position++;
                }

                return TextItem.EndOfLine;
            }
        }
    }

    private TextItem ContinueWord(int next)
    {
        if (IsLetterOrDigit(next))
        {
            _position++;
            return Found((char)next);
        }

        // An apostrophe that no letter follows is a quotation mark.
        if (next is '\'' or '\u2019')
        {
            _position++;
            if (IsLetterOrDigit(Peek()))
            {
                return Found('\'');
            }
        }

        _inWord = false;
        return TextItem.EndOfWord;
    }

    private TextItem Found(char letter)
    {
        Letter = char.ToLowerInvariant(letter);
        return TextItem.Letter;
    }

    private static bool IsLetterOrDigit(int next) => next != EndOfText && char.IsLetterOrDigit((char)next);

    private int Peek()
    {
        if (_position == _count)
        {
            _position = 0;
            _count = text.Read(_buffer);
            CharactersRead += _count;
        }

        return _count == 0 ? EndOfText : _buffer[_position];
    }
}
