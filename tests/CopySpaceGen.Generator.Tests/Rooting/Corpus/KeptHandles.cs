namespace Corpus;

internal static class KeptHandles
{
    public static int TheReferenceOfAPersistent(Mutator m, Persistent<Pair> kept)
    {
        GcRef<Pair> a = kept.Ref;
        m.Collect();
        return {|CSG0049:a|}.Key;
    }

    public static int TheReferenceOfAWeak(Mutator m, Weak<Pair> weak)
    {
        GcRef<Pair> a = weak.Ref;
        if (a.IsNull)
        {
            return 0;
        }

        m.Safepoint();
        return {|CSG0049:a|}.Key;
    }

    public static int TheReferenceOfALocal(Mutator m, Local<Pair> root)
    {
        GcRef<Pair> a = root.Ref;
        m.Safepoint();
        return {|CSG0049:a|}.Key;
    }

    public static int KeptButTheOldReferenceIsUsed(Mutator m, GcRef<Pair> a)
    {
        using Persistent<Pair> kept = m.Persistent(a);
        m.Collect();
        return {|CSG0049:a|}.Key;
    }

    public static int RootedButTheOldReferenceIsUsed(Mutator m, GcRef<Pair> a)
    {
        using GcScope scope = m.OpenScope();
        Local<Pair> local = m.Local(a);
        m.Collect();
        local.Key = 1;
        return {|CSG0049:a|}.Key;
    }

    public static int ThePersistentOfAStaleReference(Mutator m, GcRef<Pair> a)
    {
        m.NewPair();
        using Persistent<Pair> kept = m.Persistent({|CSG0049:a|});
        return kept.Ref.Key;
    }

    public static int APersistent(Mutator m, GcRef<Pair> a)
    {
        using Persistent<Pair> kept = m.Persistent(a);
        m.Collect();
        return kept.Ref.Key;
    }

    public static int AWeak(Mutator m, GcRef<Pair> a)
    {
        using Weak<Pair> weak = m.Weak(a);
        m.Collect();
        GcRef<Pair> again = weak.Ref;
        return again.IsNull ? 0 : again.Key;
    }

    public static int ALocalThatFollows(Mutator m, Local<Pair> root)
    {
        m.Collect();
        m.Safepoint();
        root.Ref = root.Left;
        m.Collect();
        return root.Key + root.Left.Key;
    }

    public static int AnotherHandleOfTheSame(Mutator m, Local<Pair> root)
    {
        using GcScope scope = m.OpenScope();
        Local<Pair> other = m.Local(root.Left);
        m.Collect();
        return other == root.Left ? other.Key : 0;
    }

    public static int ReadFromThePersistentEachTime(Mutator m, Persistent<Pair> kept)
    {
        int sum = 0;
        for (int i = 0; i < 10; i++)
        {
            sum += kept.Ref.Key + kept.Ref.Left.Key;
            m.Safepoint();
        }

        return sum;
    }

    public static int NullIsNull(Mutator m)
    {
        using GcScope scope = m.OpenScope();
        Local<Pair> none = m.Local(GcRef<Pair>.Null);
        m.Collect();
        return none.IsNull ? 0 : none.Key;
    }
}
