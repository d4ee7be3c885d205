namespace CopySpaceGen.Sample.Workloads.Words;

/// <summary>The words of a text, how often each occurs and in which lines, on a heap of its own. Used by the thread that made it.</summary>
internal sealed class WordIndex : IDisposable
{
    // A line of any length is taken in portions, so that what it needs for a while has a bound.
    private const int MaxTokens = 4096;

    private readonly WordHeap _heap;
    private readonly WordHeap.Mutator _mutator;
    private readonly Persistent<WordNode> _root;
    private long _objects;

    public WordIndex(GcHeapOptions options)
    {
        _heap = new WordHeap(options);
        _mutator = _heap.Attach();
        _root = _mutator.Persistent(NewRoot());
    }

    /// <summary>The number of lines read.</summary>
    public int Lines { get; private set; }

    /// <summary>The number of occurrences of words.</summary>
    public long Words { get; private set; }

    /// <summary>The number of different words.</summary>
    public int DistinctWords { get; private set; }

    /// <summary>The number of heap objects allocated.</summary>
    public long Objects => _objects;

    /// <summary>Adds the words of a text, its lines counted on from those of the text before it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="charactersRead">Told the number of characters read, from time to time.</param>
    public void Read(TextReader text, Action<long>? charactersRead = null)
    {
        using GcScope scope = _mutator.OpenScope();
        LineTokens tokens = new(_mutator);
        TextScanner scanner = new(text);
        int tokenCount = 0;
        long reported = 0;
        while (true)
        {
            TextItem item = scanner.Next();
            if (item == TextItem.Letter)
            {
                _objects += tokens.Append(scanner.Letter);
                continue;
            }

            if (item == TextItem.EndOfWord)
            {
                tokens.EndWord();
                if (++tokenCount < MaxTokens)
                {
                    continue;
                }
            }

            AddLine(tokens.First, Lines + 1);
            tokens.Clear();
            tokenCount = 0;
            if (scanner.CharactersRead != reported)
            {
                reported = scanner.CharactersRead;
                charactersRead?.Invoke(reported);
            }

            if (item == TextItem.EndOfLine)
            {
                Lines++;
            }
            else if (item == TextItem.EndOfText)
            {
                return;
            }
        }
    }

    /// <summary>How often a word occurs.</summary>
    /// <param name="word">The word, in lower case.</param>
    [NoCollect]
    public int CountOf(string word)
    {
        GcRef<WordNode> node = WordTree.Find(_root.Ref, word);
        return node.IsNull ? 0 : node.Count;
    }

    /// <summary>The numbers of the lines that a word occurs in, the first line first.</summary>
    /// <param name="word">The word, in lower case.</param>
    [NoCollect]
    public IReadOnlyList<int> LinesOf(string word)
    {
        List<int> lines = [];
        GcRef<WordNode> node = WordTree.Find(_root.Ref, word);
        if (!node.IsNull)
        {
            for (GcRef<Posting> posting = node.Postings; !posting.IsNull; posting = posting.Next)
            {
                lines.Add(posting.Line);
            }
        }

        lines.Reverse();
        return lines;
    }

    /// <summary>The words in the order of their letters. Valid until more text is read.</summary>
    [NoCollect]
    public WordWalker Walk() => new(_root.Ref);

    [NoCollect]
    public GcStatistics GetStatistics() => _heap.GetStatistics();

    public void Dispose()
    {
        _root.Dispose();
        _mutator.Dispose();
        _heap.Dispose();
    }

    private GcRef<WordNode> NewRoot()
    {
        _objects++;
        return _mutator.NewWordNode();
    }

    /// <summary>Adds the words of a line, or of a portion of it, to the tree.</summary>
    private void AddLine(GcRef<Token> first, int line)
    {
        using GcScope scope = _mutator.OpenScope();
        Local<Token> token = _mutator.Local(first);
        Local<TextChunk> text = _mutator.Local(GcRef<TextChunk>.Null);
        Local<WordNode> node = _mutator.Local(GcRef<WordNode>.Null);
        for (; !token.IsNull; token.Ref = token.Next)
        {
            text.Ref = token.Text;
            node.Ref = WordTree.Insert(_mutator, _root.Ref, text, ref _objects);
            AddOccurrence(node, line);
        }
    }

    private void AddOccurrence(Local<WordNode> node, int line)
    {
        Words++;
        if (node.Count++ == 0)
        {
            DistinctWords++;
        }

        GcRef<Posting> last = node.Postings;
        if (last.IsNull || last.Line != line)
        {
            node.Postings = _mutator.NewPosting(next: last, line: line);
            _objects++;
        }
    }
}
