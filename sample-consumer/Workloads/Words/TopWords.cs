namespace CopySpaceGen.Sample.Workloads.Words;

/// <summary>Picks the most frequent words out of a walk over all; of words as frequent as each other, the first ones.</summary>
internal sealed class TopWords(int limit)
{
    // The least frequent word first, and of these the one that was offered last: the one to give way.
    private readonly PriorityQueue<WordCount, (int Count, int Order)> _words = new();
    private int _order;

    /// <summary>Takes a word if it belongs to the most frequent of those offered so far.</summary>
    public void Offer(ReadOnlySpan<char> word, GcRef<WordNode> node)
    {
        if (_words.Count == limit)
        {
            if (node.Count <= _words.Peek().Count)
            {
                return;
            }

            _words.Dequeue();
        }

        int lines = 0;
        int firstLine = 0;
        for (GcRef<Posting> posting = node.Postings; !posting.IsNull; posting = posting.Next)
        {
            lines++;
            firstLine = posting.Line;
        }

        _words.Enqueue(new WordCount(word.ToString(), node.Count, lines, firstLine), (node.Count, --_order));
    }

    /// <summary>Empties the collection: the most frequent word first.</summary>
    public IReadOnlyList<WordCount> Take()
    {
        List<WordCount> words = new(_words.Count);
        while (_words.TryDequeue(out WordCount? word, out _))
        {
            words.Add(word);
        }

        words.Reverse();
        return words;
    }
}
