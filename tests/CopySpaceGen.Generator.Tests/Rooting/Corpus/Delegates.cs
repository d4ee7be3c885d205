namespace Corpus;

// Of a delegate it cannot be told what it captured.
internal static class Delegates
{
    public static int AnUnknownDelegate(Action action, GcRef<Pair> a)
    {
        action();
        return {|CSG0052:a|}.Key;
    }

    public static int AnUnknownDelegateThatTakesTheReference(Visit visit, GcRef<Pair> a)
    {
        int key = visit(a);
        return key + {|CSG0052:a|}.Key;
    }

    public static int AnUnknownDelegateAtTheEnd(Visit visit, GcRef<Pair> a)
    {
        int key = a.Key;
        return key + visit(a);
    }

    public static int AnUnknownDelegateAndAHandle(Action action, Local<Pair> root)
    {
        action();
        return root.Key;
    }
}
