namespace CopySpaceGen.Sample.Workloads.Words;

/// <summary>Look-up and insertion in a ternary search tree of words. The root stands for the empty prefix.</summary>
internal static class WordTree
{
    /// <summary>Finds the node of a word.</summary>
    /// <returns>The node, or null if no word of the tree begins with this one.</returns>
    public static GcRef<WordNode> Find(GcRef<WordNode> root, ReadOnlySpan<char> word)
    {
        GcRef<WordNode> prefix = root;
        foreach (char letter in word)
        {
            GcRef<WordNode> node = prefix.Equal;
            while (!node.IsNull && node.Letter != letter)
            {
                node = letter < node.Letter ? node.Lower : node.Higher;
            }

            if (node.IsNull)
            {
                return node;
            }

            prefix = node;
        }

        return prefix;
    }

    /// <summary>Finds the node of a word, making those that are missing.</summary>
    /// <param name="m">The mutator.</param>
    /// <param name="root">The root of the tree.</param>
    /// <param name="chunk">The text of the word; afterwards, its end.</param>
    /// <param name="objects">Incremented for each node made.</param>
    public static GcRef<WordNode> Insert(WordHeap.Mutator m, GcRef<WordNode> root, Local<TextChunk> chunk, scoped ref long objects)
    {
        // Making a node may collect, which outdates all references but those in handles: so the text is read through one, and
        // the way goes on from the node that was made.
        GcRef<WordNode> node = root;
        for (; !chunk.IsNull; chunk.Ref = chunk.Next)
        {
            for (int index = 0; index < chunk.Length; index++)
            {
                node = Descend(m, node, chunk.Letters[index], ref objects);
            }
        }

        return node;
    }

    /// <summary>Finds the node for one more letter behind a prefix, making it if it is missing.</summary>
    private static GcRef<WordNode> Descend(WordHeap.Mutator m, GcRef<WordNode> prefix, char letter, scoped ref long objects)
    {
        GcRef<WordNode> node = prefix.Equal;
        if (node.IsNull)
        {
            GcRef<WordNode> first = NewNode(m, prefix, letter, ref objects);
            GcRef<WordNode> parent = first.Parent;
            parent.Equal = first;
            return first;
        }

        while (node.Letter != letter)
        {
            GcRef<WordNode> next = letter < node.Letter ? node.Lower : node.Higher;
            if (next.IsNull)
            {
                return AddBeside(m, node, letter, ref objects);
            }

            node = next;
        }

        return node;
    }

    private static GcRef<WordNode> AddBeside(WordHeap.Mutator m, GcRef<WordNode> node, char letter, scoped ref long objects)
    {
        GcRef<WordNode> added = NewNode(m, node, letter, ref objects);
        GcRef<WordNode> parent = added.Parent;
        if (letter < parent.Letter)
        {
            parent.Lower = added;
        }
        else
        {
            parent.Higher = added;
        }

        return added;
    }

    /// <summary>Makes a node below another. The caller finds its own reference to that one outdated, and the new one in <c>Parent</c>.</summary>
    private static GcRef<WordNode> NewNode(WordHeap.Mutator m, GcRef<WordNode> parent, char letter, scoped ref long objects)
    {
        objects++;
        return m.NewWordNode(parent: parent, letter: letter);
    }
}
