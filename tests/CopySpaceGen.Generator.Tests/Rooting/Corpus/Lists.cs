namespace Corpus;

// Lists by the edge Left.
internal static class Lists
{
    public static GcRef<Pair> Reverse(GcRef<Pair> list)
    {
        GcRef<Pair> reversed = default;
        while (!list.IsNull)
        {
            GcRef<Pair> next = list.Left;
            list.Left = reversed;
            reversed = list;
            list = next;
        }

        return reversed;
    }

    public static GcRef<Pair> ReversedCopy(Mutator m, GcRef<Pair> list)
    {
        using GcScope scope = m.OpenScope();
        Local<Pair> rest = m.Local(list);
        GcRef<Pair> copy = default;
        while (!rest.IsNull)
        {
            copy = m.NewPair(left: copy, key: rest.Key);
            rest.Ref = rest.Left;
        }

        return copy;
    }

    public static GcRef<Pair> ReversedCopyWithoutARoot(Mutator m, GcRef<Pair> list)
    {
        GcRef<Pair> copy = default;
        while (!list.IsNull)
        {
            copy = m.NewPair(left: copy, key: list.Key);
            list = {|CSG0049:list|}.Left;
        }

        return copy;
    }

    public static GcRef<Pair> Map(Mutator m, GcRef<Pair> list, int factor)
    {
        if (list.IsNull)
        {
            return default;
        }

        using GcScope scope = m.OpenScope();
        int key = list.Key * factor;
        GcRef<Pair> rest = Map(m, list.Left, factor);
        return m.NewPair(left: rest, key: key);
    }

    public static GcRef<Pair> MapReadsTheKeyTooLate(Mutator m, GcRef<Pair> list, int factor)
    {
        if (list.IsNull)
        {
            return default;
        }

        GcRef<Pair> rest = MapReadsTheKeyTooLate(m, list.Left, factor);
        return m.NewPair(left: rest, key: {|CSG0049:list|}.Key * factor);
    }

    public static GcRef<Pair> MapInOneExpression(Mutator m, GcRef<Pair> list) =>
        list.IsNull ? default : m.NewPair(key: list.Key, left: MapInOneExpression(m, list.Left));

    public static GcRef<Pair> MapInOneExpressionTheOtherWay(Mutator m, GcRef<Pair> list) =>
        list.IsNull ? default : m.NewPair(left: MapInOneExpressionTheOtherWay(m, list.Left), key: {|CSG0049:list|}.Key);

    public static void Append(Mutator m, Local<Pair> list, int key)
    {
        GcRef<Pair> added = m.NewPair(key: key);
        GcRef<Pair> last = list;
        while (!last.Left.IsNull)
        {
            last = last.Left;
        }

        last.Left = added;
    }

    public static void AppendAllocatesTooLate(Mutator m, Local<Pair> list, int key)
    {
        GcRef<Pair> last = list;
        while (!last.Left.IsNull)
        {
            last = last.Left;
        }

        {|CSG0050:last|}.Left = m.NewPair(key: key);
    }

    public static GcRef<Pair> Filter(Mutator m, Local<Pair> list, Func<int, bool> keep)
    {
        using GcScope scope = m.OpenScope();
        Local<Pair> rest = m.Local(list);
        Local<Pair> kept = m.Local(GcRef<Pair>.Null);
        for (; !rest.IsNull; rest.Ref = rest.Left)
        {
            if (keep(rest.Key))
            {
                kept.Ref = m.NewPair(left: kept, key: rest.Key);
            }
        }

        return kept;
    }

    public static int Length(GcRef<Pair> list) => list.IsNull ? 0 : 1 + Length(list.Left);
}
