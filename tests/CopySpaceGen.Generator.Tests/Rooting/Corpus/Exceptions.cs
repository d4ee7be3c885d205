namespace Corpus;

internal static class Exceptions
{
    public static int InFinally(Mutator m, GcRef<Pair> a)
    {
        try
        {
            return Compute(m);
        }
        finally
        {
            {|CSG0049:a|}.Key = 1;
        }
    }

    public static int InCatch(Mutator m, GcRef<Pair> a)
    {
        try
        {
            m.NewPair();
            return 0;
        }
        catch (GcOutOfMemoryException)
        {
            return {|CSG0049:a|}.Key;
        }
    }

    public static int AfterATryThatCollects(Mutator m, GcRef<Pair> a)
    {
        try
        {
            m.NewPair();
        }
        catch (GcOutOfMemoryException)
        {
        }

        return {|CSG0049:a|}.Key;
    }

    public static int AfterACatchThatCollects(Mutator m, GcRef<Pair> a, string text)
    {
        int key = 0;
        try
        {
            key = int.Parse(text);
        }
        catch (FormatException)
        {
            m.Collect();
        }

        return key + {|CSG0049:a|}.Key;
    }

    public static int AfterAFinallyThatCollects(Mutator m, GcRef<Pair> a)
    {
        try
        {
            a.Key = 1;
        }
        finally
        {
            m.Safepoint();
        }

        return {|CSG0049:a|}.Key;
    }

    public static int ObtainedInTheTry(Mutator m, Local<Pair> root)
    {
        GcRef<Pair> a = default;
        try
        {
            a = root.Left;
            m.NewPair();
        }
        catch (GcOutOfMemoryException)
        {
            a = root.Right;
        }

        return {|CSG0049:a|}.Key;
    }

    public static int InTheFilter(Mutator m, GcRef<Pair> a)
    {
        try
        {
            return Compute(m);
        }
        catch (InvalidOperationException) when ({|CSG0049:a|}.Key > 0)
        {
            return 0;
        }
    }

    public static int ReadBeforeTheTry(Mutator m, GcRef<Pair> a)
    {
        int key = a.Key;
        try
        {
            return Compute(m);
        }
        finally
        {
            Pick(key, key);
        }
    }

    public static int ReadAgainInCatch(Mutator m, Local<Pair> root)
    {
        GcRef<Pair> a = root.Left;
        a.Key = 1;
        try
        {
            return Compute(m);
        }
        catch (GcOutOfMemoryException)
        {
            a = root.Left;
            return a.Key;
        }
    }

    public static int ATryThatCannotCollect(GcRef<Pair> a, string text)
    {
        try
        {
            a.Key = int.Parse(text);
        }
        catch (FormatException)
        {
            a.Key = 0;
        }
        finally
        {
            a.Left = a;
        }

        return a.Key;
    }

    public static int CollectedBeforeItIsThrownOn(Mutator m, GcRef<Pair> a, string text)
    {
        try
        {
            a.Key = int.Parse(text);
        }
        catch (FormatException)
        {
            m.Collect();
            throw;
        }

        return a.Key;
    }

    public static int AHandleInFinally(Mutator m, Local<Pair> root)
    {
        try
        {
            return Compute(m);
        }
        finally
        {
            root.Key = 1;
        }
    }
}
