namespace Corpus;

internal static class Trees
{
    public static GcRef<Pair> Insert(Mutator m, GcRef<Pair> tree, int key)
    {
        if (tree.IsNull)
        {
            return m.NewPair(key: key);
        }

        using GcScope scope = m.OpenScope();
        Local<Pair> node = m.Local(tree);
        if (key < node.Key)
        {
            node.Left = Insert(m, node.Left, key);
        }
        else
        {
            node.Right = Insert(m, node.Right, key);
        }

        return node;
    }

    public static GcRef<Pair> InsertWithoutARoot(Mutator m, GcRef<Pair> tree, int key)
    {
        if (tree.IsNull)
        {
            return m.NewPair(key: key);
        }

        if (key < tree.Key)
        {
            {|CSG0050:tree|}.Left = InsertWithoutARoot(m, tree.Left, key);
        }
        else
        {
            {|CSG0050:tree|}.Right = InsertWithoutARoot(m, tree.Right, key);
        }

        return {|CSG0049:tree|};
    }

    public static void InsertInALoop(Mutator m, Local<Pair> root, int key)
    {
        GcRef<Pair> added = m.NewPair(key: key);
        GcRef<Pair> node = root;
        while (true)
        {
            GcRef<Pair> next = key < node.Key ? node.Left : node.Right;
            if (next.IsNull)
            {
                break;
            }

            node = next;
        }

        if (key < node.Key)
        {
            node.Left = added;
        }
        else
        {
            node.Right = added;
        }
    }

    public static void InsertInALoopAllocatesTooLate(Mutator m, Local<Pair> root, int key)
    {
        GcRef<Pair> node = root;
        while (!node.Left.IsNull && key < node.Key)
        {
            node = node.Left;
        }

        GcRef<Pair> added = m.NewPair(key: key);
        {|CSG0049:node|}.Left = added;
    }

    public static GcRef<Pair> Build(Mutator m, int depth)
    {
        if (depth == 0)
        {
            return m.NewPair();
        }

        using GcScope scope = m.OpenScope();
        Local<Pair> left = m.Local(Build(m, depth - 1));
        return m.NewPair(left: left, right: Build(m, depth - 1), key: depth);
    }

    public static GcRef<Pair> BuildWithoutARoot(Mutator m, int depth) => depth == 0
        ? m.NewPair()
        : m.NewPair(left: {|CSG0050:BuildWithoutARoot(m, depth - 1)|}, right: BuildWithoutARoot(m, depth - 1), key: depth);

    public static GcRef<Pair> BuildRootsTooLate(Mutator m, int depth)
    {
        if (depth == 0)
        {
            return m.NewPair();
        }

        GcRef<Pair> left = BuildRootsTooLate(m, depth - 1);
        GcRef<Pair> right = BuildRootsTooLate(m, depth - 1);
        return m.NewPair(left: {|CSG0049:left|}, right: right, key: depth);
    }

    public static int Sum(GcRef<Pair> tree) => tree.IsNull ? 0 : tree.Key + Sum(tree.Left) + Sum(tree.Right);

    public static int SumWithSafepoints(Mutator m, Local<Pair> tree)
    {
        if (tree.IsNull)
        {
            return 0;
        }

        using GcScope scope = m.OpenScope();
        m.Safepoint();
        return tree.Key + SumWithSafepoints(m, m.Local(tree.Left)) + SumWithSafepoints(m, m.Local(tree.Right));
    }

    public static int SumWithSafepointsOfRawReferences(Mutator m, GcRef<Pair> tree)
    {
        if (tree.IsNull)
        {
            return 0;
        }

        m.Safepoint();
        return {|CSG0049:tree|}.Key + SumWithSafepointsOfRawReferences(m, {|CSG0049:tree|}.Left);
    }

    public static GcRef<Pair> Rotate(GcRef<Pair> tree)
    {
        GcRef<Pair> pivot = tree.Left;
        tree.Left = pivot.Right;
        pivot.Right = tree;
        return pivot;
    }

    public static GcRef<Pair> Copy(Mutator m, GcRef<Pair> tree)
    {
        if (tree.IsNull)
        {
            return default;
        }

        using GcScope scope = m.OpenScope();
        Local<Pair> source = m.Local(tree);
        Local<Pair> copy = m.Local(m.NewPair(key: source.Key));
        copy.Left = Copy(m, source.Left);
        copy.Right = Copy(m, source.Right);
        return copy;
    }
}
