using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.WordIndex.Structs;

internal struct WordNode
{
    public int Equal;
    public int Lower;
    public int Higher;
    public int Postings;
    public int Count;
    public char Letter;
}

internal record struct Posting(int Next, int Line);

internal static class WordIndexProgram
{
    public static ulong Run(WordIndexParameters parameters, ManagedMeter meter)
    {
        Text text = new();
        WordTree tree = new();
        string[] words = new string[WordIndexParameters.WordsPerLine];
        for (int line = 1; line <= parameters.Lines; line++)
        {
            foreach (ref string word in words.AsSpan())
            {
                word = new string(text.NextWord());
            }

            // The last one first, as from a list that words are put in front of.
            for (int index = words.Length - 1; index >= 0; index--)
            {
                tree.Add(words[index], line);
            }
        }

        Checksum checksum = new();
        long objects = tree.Digest(ref checksum);
        meter.Finish(tree, objects);
        return checksum.Value;
    }
}

internal sealed class WordTree
{
    private readonly IndexPool<WordNode> _nodes = new();
    private readonly IndexPool<Posting> _postings = new();
    private readonly int _root;

    public WordTree() => _root = _nodes.Add(default);

    /// <summary>Notes an occurrence of a word.</summary>
    public void Add(string word, int line)
    {
        int index = _root;
        foreach (char letter in word)
        {
            index = Descend(index, letter);
        }

        ref WordNode node = ref _nodes[index];
        node.Count++;
        if (node.Postings == 0 || _postings[node.Postings].Line != line)
        {
            node.Postings = _postings.Add(new Posting(node.Postings, line));
        }
    }

    /// <summary>Adds words, counts and lines to a checksum.</summary>
    /// <returns>The number of nodes and lines.</returns>
    public long Digest(ref Checksum checksum) => Digest(_root, ref checksum);

    private long Digest(int index, ref Checksum checksum)
    {
        if (index == 0)
        {
            return 0;
        }

        WordNode node = _nodes[index];
        long objects = 1 + Digest(node.Lower, ref checksum);
        checksum.Add(node.Letter);
        checksum.Add(node.Count);
        for (int posting = node.Postings; posting != 0; posting = _postings[posting].Next)
        {
            checksum.Add(_postings[posting].Line);
            objects++;
        }

        return objects + Digest(node.Equal, ref checksum) + Digest(node.Higher, ref checksum);
    }

    /// <summary>Goes to the node for one more letter.</summary>
    private int Descend(int prefix, char letter)
    {
        ref int link = ref _nodes[prefix].Equal;
        while (link != 0 && _nodes[link].Letter != letter)
        {
            ref WordNode node = ref _nodes[link];
            link = ref letter < node.Letter ? ref node.Lower : ref node.Higher;
        }

        if (link == 0)
        {
            // To add a node may move the array: the link into it is written before.
            link = _nodes.Top;
            return _nodes.Add(new WordNode { Letter = letter });
        }

        return link;
    }
}
