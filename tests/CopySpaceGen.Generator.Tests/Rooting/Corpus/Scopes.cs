namespace Corpus;

internal static class Scopes
{
    public static int AfterAScopeThatCollected(Mutator m, GcRef<Pair> a)
    {
        using (m.OpenScope())
        {
            Local<Pair> b = m.Local(m.NewPair());
            b.Key = 1;
        }

        return {|CSG0049:a|}.Key;
    }

    public static void AScopeRootsNothingByItself(Mutator m)
    {
        using GcScope scope = m.OpenScope();
        GcRef<Pair> a = m.NewPair();
        m.Collect();
        {|CSG0049:a|}.Key = 1;
    }

    public static int AfterAPark(Mutator m, GcRef<Pair> a, object gate)
    {
        using (m.Park())
        {
            System.Threading.Monitor.Enter(gate);
        }

        return {|CSG0049:a|}.Key;
    }

    public static int WhileParked(Mutator m, GcRef<Pair> a)
    {
        using (m.Park())
        {
            return {|CSG0049:a|}.Key;
        }
    }

    public static void ParkedByADeclaration(Mutator m, GcRef<Pair> a)
    {
        using GcPark park = m.Park();
        Console.WriteLine({|CSG0049:a|}.Key);
    }

    public static int TheDisposalOfWhatHoldsAMutator(Mutator m, Local<Pair> root)
    {
        using Session session = new(m);
        GcRef<Pair> a = root.Left;
        using (session)
        {
            a.Key = 1;
        }

        return {|CSG0049:a|}.Key;
    }

    public static int AScopeAlone(Mutator m, GcRef<Pair> a)
    {
        using (m.OpenScope())
        {
            m.Local(a).Ref.Key = 1;
        }

        return a.Key;
    }

    public static GcRef<Pair> OutOfAScope(Mutator m)
    {
        using (m.OpenScope())
        {
            Local<Pair> a = m.Local(m.NewPair());
            a.Left = m.NewPair();
            return a;
        }
    }

    public static int ReadAfterTheScopeOfItsHandle(Mutator m)
    {
        GcRef<Pair> result;
        using (m.OpenScope())
        {
            Local<Pair> a = m.Local(m.NewPair());
            a.Left = m.NewPair();
            result = a;
        }

        return result.Key;
    }

    public static int ReadBeforeThePark(Mutator m, GcRef<Pair> a)
    {
        int key = a.Key;
        using (m.Park())
        {
            Console.WriteLine(key);
        }

        return key;
    }

    public static int ReadAgainAfterThePark(Mutator m, Local<Pair> root)
    {
        GcRef<Pair> a = root.Left;
        a.Key = 1;
        using (m.Park())
        {
            Console.WriteLine();
        }

        a = root.Left;
        return a.Key;
    }

    public static int AnotherResource(GcRef<Pair> a)
    {
        using (System.IO.StringReader reader = new("1"))
        {
            a.Key = reader.Read();
        }

        return a.Key;
    }

    public static int NestedScopes(Mutator m, Local<Pair> root)
    {
        using GcScope outer = m.OpenScope();
        Local<Pair> first = m.Local(root.Left);
        using (m.OpenScope())
        {
            Local<Pair> second = m.Local(m.NewPair(left: first));
            first.Ref = second;
        }

        m.Collect();
        return first.Key;
    }
}

internal sealed class Session(Mutator m) : IDisposable
{
    public void Dispose() => m.Collect();
}
