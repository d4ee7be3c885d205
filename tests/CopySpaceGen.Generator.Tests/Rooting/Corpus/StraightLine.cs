namespace Corpus;

internal static class StraightLine
{
    public static int ReadAfterCollect(Mutator m, Local<Pair> root)
    {
        GcRef<Pair> a = root.Left;
        m.Collect();
        return {|CSG0049:a|}.Key;
    }

    public static void WriteAfterSafepoint(Mutator m, Local<Pair> root)
    {
        GcRef<Pair> a = root.Left;
        m.Safepoint();
        {|CSG0049:a|}.Key = 1;
    }

    public static void EachUseAfterAnAllocation(Mutator m)
    {
        GcRef<Pair> a = m.NewPair(key: 1);
        GcRef<Pair> b = m.NewPair(key: 2);
        {|CSG0049:a|}.Left = b;
        Use({|CSG0049:a|}, b);
    }

    public static int AfterAHelperThatReceivesTheMutator(Mutator m)
    {
        var a = m.NewPair();
        Compute(m);
        return Use({|CSG0049:a|});
    }

    public static void RootedTooLate(Mutator m)
    {
        using GcScope scope = m.OpenScope();
        GcRef<Pair> a = m.NewPair();
        GcRef<Pair> b = m.NewPair();
        Local<Pair> first = m.Local({|CSG0049:a|});
        first.Left = b;
    }

    public static int TheCopyIsAsStaleAsItsOrigin(Mutator m, Local<Pair> root)
    {
        GcRef<Pair> a = root;
        GcRef<Pair> b = a;
        m.Collect();
        return {|CSG0049:b|}.Key;
    }

    public static int AParameter(Mutator m, GcRef<Pair> a)
    {
        m.Collect();
        return {|CSG0049:a|}.Key;
    }

    public static bool AComparison(Mutator m, Local<Pair> root)
    {
        GcRef<Pair> a = root.Left;
        m.Collect();
        return root.Left == {|CSG0049:a|};
    }

    public static GcRef<Pair> AReturnedReference(Mutator m, GcRef<Pair> a)
    {
        m.NewPair();
        return {|CSG0049:a|};
    }

    public static int ReadBeforeCollect(Mutator m, Local<Pair> root)
    {
        GcRef<Pair> a = root.Left;
        int key = a.Key;
        m.Collect();
        return key;
    }

    public static int ReadAgainAfterCollect(Mutator m, Local<Pair> root)
    {
        GcRef<Pair> a = root.Left;
        a.Key = 1;
        m.Collect();
        a = root.Left;
        return a.Key;
    }

    public static int RootedInTime(Mutator m)
    {
        using GcScope scope = m.OpenScope();
        Local<Pair> a = m.Local(m.NewPair(key: 1));
        GcRef<Pair> b = m.NewPair(key: 2);
        a.Left = b;
        return a.Key;
    }

    public static int UsedUpByTheAllocation(Mutator m)
    {
        GcRef<Pair> a = m.NewPair(key: 1);
        GcRef<Pair> b = m.NewPair(left: a);
        return b.Left.Key;
    }

    public static int UsesWithoutAMutator(GcRef<Pair> a)
    {
        Use(a);
        a.Left = a;
        return Use(a, a.Left) + a.Key;
    }

    public static int RootedWithoutACollection(Mutator m, GcRef<Pair> a)
    {
        using GcScope scope = m.OpenScope();
        Local<Pair> first = m.Local(a);
        Local<Pair> second = m.Local(a.Left);
        return first.Key + second.Key + a.Key;
    }

    public static GcRef<Pair> TheResultOfACallThatTookIt(Mutator m, GcRef<Pair> a)
    {
        a = Make(m, a);
        a = Make(m, a.Left);
        return a;
    }

    public static void NeverUsedAgain(Mutator m, GcRef<Pair> a)
    {
        a.Key = 1;
        m.Collect();
    }
}
