namespace Corpus;

internal static class Functions
{
    public static int ALocalFunctionThatCapturesTheMutator(Mutator m, GcRef<Pair> a)
    {
        Grow();
        return {|CSG0049:a|}.Key;

        void Grow() => m.NewPair();
    }

    public static int AStaticLocalFunctionThatReceivesIt(Mutator m, GcRef<Pair> a)
    {
        Grow(m);
        return {|CSG0049:a|}.Key;

        static void Grow(Mutator m) => m.Collect();
    }

    public static int InsideALocalFunction(Mutator m, Local<Pair> root)
    {
        return KeyAfterCollect(m, root);

        static int KeyAfterCollect(Mutator m, GcRef<Pair> a)
        {
            m.Collect();
            return {|CSG0049:a|}.Key;
        }
    }

    public static Func<int> InsideALambda(Mutator m, Persistent<Pair> root) => () =>
    {
        GcRef<Pair> a = root.Ref;
        m.Collect();
        return {|CSG0049:a|}.Key;
    };

    public static VisitWithMutator TheParameterOfALambda() => static (m, a) =>
    {
        int key = Compute(m);
        return key + {|CSG0049:a|}.Key;
    };

    public static VisitWithMutator TheBodyOfALambda() => static (m, a) => Compute(m) + {|CSG0049:a|}.Key;

    public static int ALambdaThatIsCalledByAnother(Mutator m, GcRef<Pair> a, List<int> keys)
    {
        keys.ForEach(key => m.NewPair(key: key));
        return {|CSG0049:a|}.Key;
    }

    public static int ADelegateThatReceivesTheMutator(Mutator m, GcRef<Pair> a, VisitWithMutator visit)
    {
        visit(m, a);
        return {|CSG0049:a|}.Key;
    }

    public static int AMethodGroupOfWhatHoldsAMutator(Allocator allocator, GcRef<Pair> a, List<int> keys)
    {
        keys.ForEach(allocator.Visit);
        return {|CSG0049:a|}.Key;
    }

    public static int AnAnonymousMethod(Mutator m, GcRef<Pair> a)
    {
        Repeat(3, delegate { m.Collect(); });
        return {|CSG0049:a|}.Key;
    }

    public static int ALocalFunctionThatCallsAnother(Mutator m, GcRef<Pair> a)
    {
        Outer();
        return {|CSG0049:a|}.Key;

        void Outer() => Inner();

        void Inner() => m.Collect();
    }

    public static int ALocalFunctionThatCapturesNoMutator(Mutator m, GcRef<Pair> a)
    {
        int sum = 0;
        Add(a.Key);
        Add(a.Left.Key);
        return sum + Compute(m);

        void Add(int key) => sum += key;
    }

    public static int AStaticLocalFunctionWithout(GcRef<Pair> a)
    {
        return Twice(a.Key) + Twice(a.Left.Key) + a.Key;

        static int Twice(int key) => 2 * key;
    }

    public static int ALambdaThatCapturesNoMutator(GcRef<Pair> a, List<int> keys)
    {
        int sum = 0;
        keys.ForEach(key => sum += key);
        return sum + a.Key;
    }

    public static Func<int> ALambdaThatReadsAgain(Mutator m, Persistent<Pair> root) => () =>
    {
        int key = root.Ref.Key;
        m.Collect();
        return key + root.Ref.Key;
    };

    public static int ALambdaThatIsCalledAtTheEnd(Mutator m, GcRef<Pair> a)
    {
        Action collect = () => m.Collect();
        int key = a.Key;
        collect();
        return key;
    }

    public static int ReadBeforeTheLocalFunction(Mutator m, GcRef<Pair> a)
    {
        int key = a.Key;
        Grow();
        return key;

        void Grow() => m.NewPair();
    }

    public static VisitWithMutator ALambdaThatReadsFirst() => static (m, a) => a.Key + Compute(m);

    private static void Repeat(int count, Action action)
    {
        for (int i = 0; i < count; i++)
        {
            action();
        }
    }
}

internal sealed class Allocator(Mutator m)
{
    public void Visit(int key) => m.NewPair(key: key);
}
