using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Indented text with <c>\n</c> line ends. Lines of a multi-line text are indented each.</summary>
internal sealed class SourceWriter
{
    private const int SpacesPerLevel = 4;

    private readonly StringBuilder _text = new();
    private int _level;

    public void WriteLine() => _text.Append('\n');

    public void WriteLine(string lines)
    {
        foreach (string line in lines.Split('\n'))
        {
            string trimmed = line.TrimEnd('\r');
            if (trimmed.Length > 0)
            {
                _text.Append(' ', _level * SpacesPerLevel).Append(trimmed);
            }

            _text.Append('\n');
        }
    }

    /// <summary>Writes a header, if there is one, and an opening brace; what closes the block follows when the result is disposed of.</summary>
    public Block WriteBlock(string? header, string close = "}")
    {
        if (header is not null)
        {
            WriteLine(header);
        }

        WriteLine("{");
        _level++;
        return new Block(this, close);
    }

    /// <summary>Indents what is written until the result is disposed of.</summary>
    public Block Indent()
    {
        _level++;
        return new Block(this, close: null);
    }

    public SourceText ToSourceText() => SourceText.From(_text.ToString(), Encoding.UTF8);

    private void CloseBlock(string? close)
    {
        _level--;
        if (close is not null)
        {
            WriteLine(close);
        }
    }

    internal readonly struct Block(SourceWriter writer, string? close) : IDisposable
    {
        public void Dispose() => writer.CloseBlock(close);
    }
}
