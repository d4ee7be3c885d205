namespace Corpus;

internal static class Loops
{
    public static int StaleByTheBackEdge(Mutator m, GcRef<Pair> a)
    {
        int sum = 0;
        for (int i = 0; i < 10; i++)
        {
            sum += {|CSG0049:a|}.Key;
            m.NewPair();
        }

        return sum;
    }

    public static int TheStepOfAWalk(Mutator m, Local<Pair> root)
    {
        int sum = 0;
        for (GcRef<Pair> a = root; !a.IsNull; a = {|CSG0049:a|}.Left)
        {
            sum += a.Key;
            m.Safepoint();
        }

        return sum;
    }

    public static int TheConditionOfAWhile(Mutator m, GcRef<Pair> a)
    {
        int count = 0;
        while ({|CSG0049:a|}.Key > count)
        {
            count += Compute(m);
        }

        return count;
    }

    public static int TheConditionOfADo(Mutator m, GcRef<Pair> a)
    {
        int count = 0;
        do
        {
            count += Compute(m);
        }
        while (count < {|CSG0049:a|}.Key);

        return count;
    }

    public static int AfterALoopThatCollects(Mutator m, GcRef<Pair> a, int[] keys)
    {
        foreach (int key in keys)
        {
            m.NewPair(key: key);
        }

        return {|CSG0049:a|}.Key;
    }

    public static void TheLastOfAList(Mutator m)
    {
        using GcScope scope = m.OpenScope();
        Local<Pair> head = m.Local(m.NewPair());
        GcRef<Pair> last = head;
        for (int i = 0; i < 10; i++)
        {
            GcRef<Pair> next = m.NewPair(key: i);
            {|CSG0049:last|}.Left = next;
            last = next;
        }
    }

    public static int AfterContinue(Mutator m, GcRef<Pair> a, int[] keys)
    {
        int sum = 0;
        foreach (int key in keys)
        {
            if (key == 0)
            {
                m.Safepoint();
                continue;
            }

            sum += {|CSG0049:a|}.Key;
        }

        return sum;
    }

    public static int BackByGoto(Mutator m, GcRef<Pair> a)
    {
    again:
        int key = {|CSG0049:a|}.Key;
        if (Compute(m) < key)
        {
            goto again;
        }

        return key;
    }

    public static int OnlyTheOuterLoopCollects(Mutator m, GcRef<Pair> a)
    {
        int sum = 0;
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                sum += {|CSG0049:a|}.Key;
            }

            m.Collect();
        }

        return sum;
    }

    public static int ObtainedInEachRound(Mutator m, Local<Pair> root)
    {
        int sum = 0;
        for (int i = 0; i < 10; i++)
        {
            GcRef<Pair> a = root.Left;
            sum += a.Key;
            m.NewPair();
        }

        return sum;
    }

    public static int ReadAgainAtTheEndOfEachRound(Mutator m, Local<Pair> root)
    {
        int sum = 0;
        GcRef<Pair> a = root.Left;
        for (int i = 0; i < 10; i++)
        {
            sum += a.Key;
            m.NewPair();
            a = root.Left;
        }

        return sum;
    }

    public static int AWalkByHandle(Mutator m, Local<Pair> root)
    {
        using GcScope scope = m.OpenScope();
        int sum = 0;
        for (Local<Pair> a = m.Local(root); !a.IsNull; a.Ref = a.Left)
        {
            sum += a.Key;
            m.Safepoint();
        }

        return sum;
    }

    public static int AWalkWithoutACollection(GcRef<Pair> a)
    {
        int sum = 0;
        while (!a.IsNull)
        {
            sum += a.Key;
            a = a.Left;
        }

        return sum;
    }

    public static GcRef<Pair> AListFromItsEnd(Mutator m)
    {
        GcRef<Pair> head = default;
        for (int i = 0; i < 10; i++)
        {
            head = m.NewPair(left: head, key: i);
        }

        return head;
    }

    public static void TheLastOfAListByHandle(Mutator m)
    {
        using GcScope scope = m.OpenScope();
        Local<Pair> head = m.Local(m.NewPair());
        Local<Pair> last = m.Local(head);
        for (int i = 0; i < 10; i++)
        {
            last.Left = m.NewPair(key: i);
            last.Ref = last.Left;
        }
    }

    public static int LeftBeforeItCollects(Mutator m, GcRef<Pair> a)
    {
        while (true)
        {
            if (a.Key > 0)
            {
                return a.Key;
            }

            break;
        }

        return Compute(m);
    }

    public static int CollectedInTheLastRound(Mutator m, GcRef<Pair> a, int[] keys)
    {
        foreach (int key in keys)
        {
            if (key == a.Key)
            {
                return Compute(m);
            }
        }

        return a.Key;
    }
}
