namespace CopySpaceGen.Sample.Workloads.Words;

/// <summary>The list of the words of the line that is being read, on the heap. It lives as long as the scope it was made in.</summary>
internal readonly ref struct LineTokens
{
    private readonly WordHeap.Mutator _mutator;
    private readonly Local<Token> _first;
    private readonly Local<Token> _last;

    /// <summary>The piece of the last word that takes the next letter; null between words.</summary>
    private readonly Local<TextChunk> _chunk;

    [NoCollect]
    public LineTokens(WordHeap.Mutator mutator)
    {
        _mutator = mutator;
        _first = mutator.Local(GcRef<Token>.Null);
        _last = mutator.Local(GcRef<Token>.Null);
        _chunk = mutator.Local(GcRef<TextChunk>.Null);
    }

    /// <summary>The first word of the line.</summary>
    public GcRef<Token> First => _first;

    /// <summary>Adds a letter to the word, or begins a new one.</summary>
    /// <returns>The number of objects this took.</returns>
    public int Append(char letter)
    {
        int objects = 0;
        if (_chunk.IsNull)
        {
            BeginWord();
            objects = 2;
        }
        else if (_chunk.Length == TextChunk.Capacity)
        {
            GcRef<TextChunk> added = _mutator.NewTextChunk();
            GcRef<TextChunk> full = _chunk;
            full.Next = added;
            _chunk.Ref = added;
            objects = 1;
        }

        GcRef<TextChunk> chunk = _chunk;
        chunk.Letters[chunk.Length++] = letter;
        return objects;
    }

    [NoCollect]
    public void EndWord() => _chunk.Ref = GcRef<TextChunk>.Null;

    /// <summary>Drops all words: nothing on the heap refers to them any more.</summary>
    [NoCollect]
    public void Clear()
    {
        _first.Ref = GcRef<Token>.Null;
        _last.Ref = GcRef<Token>.Null;
    }

    private void BeginWord()
    {
        _chunk.Ref = _mutator.NewTextChunk();
        GcRef<Token> added = _mutator.NewToken(text: _chunk);
        if (_last.IsNull)
        {
            _first.Ref = added;
        }
        else
        {
            GcRef<Token> last = _last;
            last.Next = added;
        }

        _last.Ref = added;
    }
}
