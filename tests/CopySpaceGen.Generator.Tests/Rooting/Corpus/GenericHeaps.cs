namespace Corpus;

internal interface IHeap<TSelf>
    where TSelf : struct, IHeap<TSelf>
{
    static abstract GcRef<Pair> NewIn(TSelf heap);

    [NoCollect]
    GcMutator Mutator { get; }

    GcRef<Pair> New(int key);

    [NoCollect]
    int KeyOf(GcRef<Pair> a);
}

internal static class GenericHeaps
{
    public static int AnAllocationThroughTheInterface<T>(T heap, GcRef<Pair> a)
        where T : struct, IHeap<T>
    {
        heap.New(1);
        return {|CSG0049:a|}.Key;
    }

    public static int ACollectionThroughTheProperty<T>(T heap, GcRef<Pair> a)
        where T : struct, IHeap<T>
    {
        heap.Mutator.Collect();
        return heap.KeyOf({|CSG0049:a|});
    }

    public static void AnAllocationOnTheRight<T>(T heap, GcRef<Pair> a)
        where T : struct, IHeap<T> => {|CSG0050:a|}.Left = heap.New(1);

    public static int AStaticMethodOfTheHeap<T>(T heap, GcRef<Pair> a)
        where T : struct, IHeap<T>
    {
        T.NewIn(heap);
        return {|CSG0049:a|}.Key;
    }

    public static int AHelperThatReceivesTheHeap<T>(T heap, GcRef<Pair> a)
        where T : struct, IHeap<T>
    {
        Depth(heap, 3);
        return {|CSG0049:a|}.Key;
    }

    public static int MarkedMembersOnly<T>(T heap, GcRef<Pair> a)
        where T : struct, IHeap<T>
    {
        int key = heap.KeyOf(a) + heap.KeyOf(a.Left);
        using GcScope scope = heap.Mutator.OpenScope();
        return key + a.Key;
    }

    public static int ReadBeforeTheAllocation<T>(T heap, GcRef<Pair> a)
        where T : struct, IHeap<T>
    {
        int key = heap.KeyOf(a);
        return key + heap.New(key).Key;
    }

    public static void TheAllocationIsBefore<T>(T heap, Local<Pair> root)
        where T : struct, IHeap<T>
    {
        GcRef<Pair> b = heap.New(1);
        GcRef<Pair> a = root;
        a.Left = b;
    }

    private static int Depth<T>(T heap, int depth)
        where T : struct, IHeap<T> => depth == 0 ? heap.New(0).Key : Depth(heap, depth - 1);
}
