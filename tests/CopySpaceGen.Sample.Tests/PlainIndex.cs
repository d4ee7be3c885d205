using System.Text.RegularExpressions;

namespace CopySpaceGen.Sample.Tests;

/// <summary>What the word index should hold, found the plain way: with managed collections and a regular expression.</summary>
internal sealed partial class PlainIndex
{
    private readonly Dictionary<string, (int Count, List<int> Lines)> _entries = [];

    public PlainIndex(string text)
    {
        int line = 0;
        foreach (string content in text.Split('\n'))
        {
            line++;
            foreach (Match match in Word().Matches(content))
            {
                Add(match.Value.ToLowerInvariant().Replace('\u2019', '\''), line);
            }
        }
    }

    public IReadOnlyDictionary<string, (int Count, List<int> Lines)> Entries => _entries;

    private void Add(string word, int line)
    {
        (int count, List<int> lines) = _entries.GetValueOrDefault(word, (0, []));
        if (lines.Count == 0 || lines[^1] != line)
        {
            lines.Add(line);
        }

        _entries[word] = (count + 1, lines);
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}]+(?:['\u2019][\p{L}\p{Nd}]+)*")]
    private static partial Regex Word();
}
