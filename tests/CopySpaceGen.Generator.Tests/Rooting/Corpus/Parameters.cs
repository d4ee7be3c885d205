namespace Corpus;

internal static class Parameters
{
    public static int AnOutVariableAfterCollect(Mutator m, Local<Pair> root)
    {
        Split(root, out GcRef<Pair> left, out GcRef<Pair> right);
        int key = left.Key;
        m.Collect();
        return key + {|CSG0049:right|}.Key;
    }

    public static int PassedByReferenceAfterCollect(Mutator m, GcRef<Pair> a)
    {
        m.Collect();
        Advance(ref {|CSG0049:a|});
        return 0;
    }

    public static int PassedAsInAfterCollect(Mutator m, GcRef<Pair> a)
    {
        m.Collect();
        return KeyOf(in {|CSG0049:a|});
    }

    public static void TheFieldOfAnObjectForACallThatCollects(Mutator m, Local<Pair> root) => Count(m, ref {|CSG0051:root.Key|});

    public static void TheFieldOfAnObjectAsOut(Mutator m, Local<Pair> root) => Measure(m, out {|CSG0051:root.Key|});

    public static void AnElementForACallThatCollects(Mutator m, Local<Table> table) => Count(m, ref {|CSG0051:table.Links[1].Weight|});

    public static int AnOlderReferenceAfterAnOutCall(Mutator m, GcRef<Pair> a)
    {
        Create(m, out GcRef<Pair> b);
        return b.Key + {|CSG0049:a|}.Key;
    }

    public static void TheOutParameterIsAssignedTooEarly(Mutator m, Local<Pair> root, out int key)
    {
        GcRef<Pair> a = root.Left;
        key = Compute(m);
        key += {|CSG0049:a|}.Key;
    }

    public static int TheReferenceOfATryMethod(Mutator m, Local<Pair> root)
    {
        if (TryFind(root, 1, out GcRef<Pair> found))
        {
            m.NewPair();
            return {|CSG0049:found|}.Key;
        }

        return 0;
    }

    public static int AnOutVariableOfACallThatCollects(Mutator m)
    {
        Create(m, out GcRef<Pair> b);
        return b.Key;
    }

    public static int AnOutVariableThatIsFilledAgain(Mutator m, Local<Pair> root)
    {
        Split(root, out GcRef<Pair> left, out GcRef<Pair> right);
        Use(left, right);
        m.Collect();
        Split(root, out left, out right);
        return Use(left, right);
    }

    public static int ByReferenceWithoutACollection(GcRef<Pair> a)
    {
        Advance(ref a);
        Advance(ref a);
        return KeyOf(in a);
    }

    public static int TheFieldOfAnObjectWithoutACollection(Local<Pair> root) => Use(ref root.Key) + Use(ref root.Left.Key);

    public static int AVariableForACallThatCollects(Mutator m, Local<Pair> root)
    {
        int key = root.Key;
        Count(m, ref key);
        root.Key = key;
        return key;
    }

    public static int TheReferenceOfATryMethodAtOnce(Mutator m, Local<Pair> root)
    {
        if (TryFind(root, 1, out GcRef<Pair> found))
        {
            return found.Key;
        }

        return Compute(m);
    }

    public static void Create(Mutator m, out GcRef<Pair> created) => created = m.NewPair();

    // Where the reference comes from is its caller's to say.
    public static void Count(Mutator m, ref int key)
    {
        int count = Compute(m);
        key += count;
    }

    private static void Measure(Mutator m, out int key) => key = 1;

    private static void Split(GcRef<Pair> a, out GcRef<Pair> left, out GcRef<Pair> right)
    {
        left = a.Left;
        right = a.Right;
    }

    private static void Advance(ref GcRef<Pair> a) => a = a.Left;

    private static int KeyOf(in GcRef<Pair> a) => a.Key;

    private static bool TryFind(GcRef<Pair> a, int key, out GcRef<Pair> found)
    {
        found = a;
        while (!found.IsNull && found.Key != key)
        {
            found = found.Left;
        }

        return !found.IsNull;
    }
}
