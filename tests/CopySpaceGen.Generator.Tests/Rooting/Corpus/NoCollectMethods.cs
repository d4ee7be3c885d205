namespace Corpus;

internal static class NoCollectMethods
{
    public static int AMethodWithoutTheMark(Mutator m, GcRef<Pair> a)
    {
        Unmarked(m);
        return {|CSG0049:a|}.Key;
    }

    public static int AMarkedOneAndThenAnother(Mutator m, GcRef<Pair> a)
    {
        int count = Marked(m, a);
        Unmarked(m);
        return count + {|CSG0049:a|}.Key;
    }

    public static int AMarkedMethod(Mutator m, GcRef<Pair> a)
    {
        Marked(m, a);
        return a.Key + Marked(m, a.Left) + a.Key;
    }

    public static void AMarkedMethodOnTheRight(Mutator m, GcRef<Pair> a)
    {
        a.Key = Marked(m, a);
        a.Key += Marked(m, a);
        Use(a, Marked(m, a));
    }

    public static int APlaceForAMarkedMethod(Mutator m, Local<Pair> root)
    {
        MarkedAdd(m, ref root.Key);
        return root.Key;
    }

    public static int AMarkedMethodInALoop(Mutator m, GcRef<Pair> a)
    {
        int sum = 0;
        for (int i = 0; i < 10; i++)
        {
            sum += a.Key + Marked(m, a);
        }

        return sum;
    }

    public static int AMarkedMethodOfAnInterface(Mutator m, GcRef<Pair> a, IMeasure measure)
    {
        int size = measure.SizeOf(m, a);
        return size + a.Key;
    }

    public static int WhatTheLibraryMarks(Mutator m, GcRef<Pair> a)
    {
        using GcScope scope = m.OpenScope();
        Local<Pair> local = m.Local(a);
        using Persistent<Pair> persistent = m.Persistent(a);
        using Weak<Pair> weak = m.Weak(a);
        return a.Key + local.Key + persistent.Ref.Key + weak.Ref.Key + a.Key;
    }

    [NoCollect]
    private static int Marked(Mutator m, GcRef<Pair> a)
    {
        using GcScope scope = m.OpenScope();
        return m.Local(a).Key;
    }

    [NoCollect]
    private static void MarkedAdd(Mutator m, ref int key) => key += m.Heap is null ? 0 : 1;

    private static void Unmarked(Mutator m) => m.Collect();
}

internal interface IMeasure
{
    [NoCollect]
    int SizeOf(Mutator m, GcRef<Pair> a);
}
