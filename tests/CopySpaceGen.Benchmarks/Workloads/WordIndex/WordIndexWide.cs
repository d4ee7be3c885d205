using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.WordIndex.Wide;

[GcObject]
internal partial struct WordNode
{
    [GcEdge<WordNode>] private GcRef _equal;
    [GcEdge<WordNode>] private GcRef _lower;
    [GcEdge<WordNode>] private GcRef _higher;
    [GcEdge<Posting>] private GcRef _postings;

    public int Count;
    public char Letter;
}

[GcObject]
internal partial struct Posting
{
    [GcEdge<Posting>] private GcRef _next;

    public int Line;
}

[GcObject]
internal partial struct Token
{
    [GcEdge<Token>] private GcRef _next;
    [GcEdge<Word>] private GcRef _word;
}

[GcObject]
internal partial struct Word
{
    [GcLength] private readonly int _length;
    [GcTrailing] private char _letters;
}

[GcHeap(typeof(WordNode), typeof(Token), Aligned = false)]
internal sealed partial class IndexHeap;

internal static class WordIndexProgram
{
    public static ulong Run(WordIndexParameters parameters, HeapMeter meter)
    {
        Text text = new();
        using IndexHeap heap = new(meter.HeapOptions);
        using IndexHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<WordNode> root = m.Local(m.NewWordNode());
        for (int line = 1; line <= parameters.Lines; line++)
        {
            AddLine(m, root, ReadLine(m, text), line);
        }

        Checksum checksum = new();
        long objects = WordTree.Digest(root, ref checksum);
        meter.Finish(m, objects);
        return checksum.Value;
    }

    private static GcRef<Token> ReadLine(IndexHeap.Mutator m, Text text)
    {
        using GcScope scope = m.OpenScope();
        Local<Token> tokens = m.Local(GcRef<Token>.Null);
        for (int index = 0; index < WordIndexParameters.WordsPerLine; index++)
        {
            tokens.Ref = m.NewToken(tokens, m.NewWord(text.NextWord()));
        }

        return tokens;
    }

    private static void AddLine(IndexHeap.Mutator m, Local<WordNode> root, GcRef<Token> first, int line)
    {
        using GcScope scope = m.OpenScope();
        Local<Token> token = m.Local(first);
        Local<WordNode> node = m.Local(GcRef<WordNode>.Null);
        for (; !token.IsNull; token.Ref = token.Next)
        {
            node.Ref = WordTree.Insert(m, root, token);
            node.Count++;
            GcRef<Posting> last = node.Postings;
            if (last.IsNull || last.Line != line)
            {
                node.Postings = m.NewPosting(last, line);
            }
        }
    }
}

internal static class WordTree
{
    /// <summary>Finds the node of a token's word, making those that are missing.</summary>
    public static GcRef<WordNode> Insert(IndexHeap.Mutator m, GcRef<WordNode> root, Local<Token> token)
    {
        // To make a node may move all others and the word: both are found again through handles.
        using GcScope scope = m.OpenScope();
        Local<WordNode> node = m.Local(root);
        int length = token.Word.Length;
        for (int index = 0; index < length; index++)
        {
            Descend(m, node, token.Word.Letters[index]);
        }

        return node;
    }

    /// <summary>Adds words, counts and lines of a tree to a checksum.</summary>
    /// <returns>The number of objects.</returns>
    public static long Digest(GcRef<WordNode> node, ref Checksum checksum)
    {
        if (node.IsNull)
        {
            return 0;
        }

        long objects = 1 + Digest(node.Lower, ref checksum);
        checksum.Add(node.Letter);
        checksum.Add(node.Count);
        for (GcRef<Posting> posting = node.Postings; !posting.IsNull; posting = posting.Next)
        {
            checksum.Add(posting.Line);
            objects++;
        }

        return objects + Digest(node.Equal, ref checksum) + Digest(node.Higher, ref checksum);
    }

    /// <summary>Goes to the node for one more letter.</summary>
    private static void Descend(IndexHeap.Mutator m, Local<WordNode> prefix, char letter)
    {
        GcRef<WordNode> node = prefix.Equal;
        if (node.IsNull)
        {
            GcRef<WordNode> first = m.NewWordNode(letter: letter);
            prefix.Equal = first;
            prefix.Ref = first;
            return;
        }

        while (node.Letter != letter)
        {
            GcRef<WordNode> next = letter < node.Letter ? node.Lower : node.Higher;
            if (next.IsNull)
            {
                prefix.Ref = node;
                AddBeside(m, prefix, letter);
                return;
            }

            node = next;
        }

        prefix.Ref = node;
    }

    private static void AddBeside(IndexHeap.Mutator m, Local<WordNode> node, char letter)
    {
        GcRef<WordNode> added = m.NewWordNode(letter: letter);
        if (letter < node.Letter)
        {
            node.Lower = added;
        }
        else
        {
            node.Higher = added;
        }

        node.Ref = added;
    }
}
