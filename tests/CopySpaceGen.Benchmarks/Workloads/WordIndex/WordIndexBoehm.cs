using CopySpaceGen.Benchmarks.Boehm;
using CopySpaceGen.Benchmarks.Harness.Metering;

namespace CopySpaceGen.Benchmarks.Workloads.WordIndex.Boehm;

internal unsafe struct WordNode(char letter)
{
    public WordNode* Equal;
    public WordNode* Lower;
    public WordNode* Higher;
    public Posting* Postings;
    public int Count;
    public readonly char Letter = letter;
}

internal readonly unsafe struct Posting(Posting* next, int line)
{
    public readonly Posting* Next = next;
    public readonly int Line = line;
}

internal readonly unsafe struct Token(Token* next, BoehmString* word)
{
    public readonly Token* Next = next;
    public readonly BoehmString* Word = word;
}

internal static unsafe class WordIndexProgram
{
    public static ulong Run(WordIndexParameters parameters, BoehmMeter meter)
    {
        Text text = new();
        WordNode* root = BoehmHeap.New(new WordNode('\0'));
        for (int line = 1; line <= parameters.Lines; line++)
        {
            AddLine(root, ReadLine(text), line);
        }

        Checksum checksum = new();
        long objects = WordTree.Digest(root, ref checksum);
        meter.Finish(root, objects);
        return checksum.Value;
    }

    private static Token* ReadLine(Text text)
    {
        Token* tokens = null;
        for (int index = 0; index < WordIndexParameters.WordsPerLine; index++)
        {
            tokens = BoehmHeap.New(new Token(tokens, BoehmString.New(text.NextWord())));
        }

        return tokens;
    }

    private static void AddLine(WordNode* root, Token* token, int line)
    {
        for (; token is not null; token = token->Next)
        {
            WordNode* node = WordTree.Insert(root, BoehmString.LettersOf(token->Word));
            node->Count++;
            if (node->Postings is null || node->Postings->Line != line)
            {
                node->Postings = BoehmHeap.New(new Posting(node->Postings, line));
            }
        }
    }
}

internal static unsafe class WordTree
{
    /// <summary>Finds the node of a word, making those that are missing.</summary>
    public static WordNode* Insert(WordNode* root, ReadOnlySpan<char> word)
    {
        WordNode* node = root;
        foreach (char letter in word)
        {
            node = Descend(node, letter);
        }

        return node;
    }

    /// <summary>Adds words, counts and lines of a tree to a checksum.</summary>
    /// <returns>The number of objects.</returns>
    public static long Digest(WordNode* node, ref Checksum checksum)
    {
        if (node is null)
        {
            return 0;
        }

        long objects = 1 + Digest(node->Lower, ref checksum);
        checksum.Add(node->Letter);
        checksum.Add(node->Count);
        for (Posting* posting = node->Postings; posting is not null; posting = posting->Next)
        {
            checksum.Add(posting->Line);
            objects++;
        }

        return objects + Digest(node->Equal, ref checksum) + Digest(node->Higher, ref checksum);
    }

    /// <summary>Goes to the node for one more letter.</summary>
    private static WordNode* Descend(WordNode* prefix, char letter)
    {
        WordNode** link = &prefix->Equal;
        while (*link is not null && (*link)->Letter != letter)
        {
            link = letter < (*link)->Letter ? &(*link)->Lower : &(*link)->Higher;
        }

        if (*link is null)
        {
            *link = BoehmHeap.New(new WordNode(letter));
        }

        return *link;
    }
}
