namespace Corpus;

internal static unsafe class RefLocals
{
    public static void WrittenAfterCollect(Mutator m, Local<Pair> root)
    {
        ref int key = ref root.Key;
        m.Collect();
        {|CSG0049:key|} = 1;
    }

    public static int ReadAfterCollect(Mutator m, GcRef<Pair> a)
    {
        ref readonly int key = ref a.Key;
        m.Collect();
        return {|CSG0049:key|};
    }

    public static void WrittenWithWhatCollects(Mutator m, Local<Pair> root)
    {
        ref int key = ref root.Key;
        {|CSG0050:key|} = Compute(m);
    }

    public static void AFieldOfAPart(Mutator m, Local<Table> table)
    {
        ref Link link = ref table.First;
        GcRef<Pair> a = m.NewPair();
        {|CSG0049:link|}.To = a;
    }

    public static void AnElementOfATail(Mutator m, Local<Table> table)
    {
        ref Link link = ref table.Links[0];
        m.Collect();
        {|CSG0049:link|}.Weight = 1;
    }

    public static int FromAMethodOfOurs(Mutator m, Local<Pair> root)
    {
        ref int key = ref KeyOf(root);
        m.Collect();
        return {|CSG0049:key|};
    }

    public static void APinnedPlaceMovesAllTheSame(Mutator m, Local<Pair> root)
    {
        fixed (int* key = &root.Key)
        {
            m.Collect();
            *{|CSG0049:key|} = 1;
        }
    }

    public static void PassedOnAfterCollect(Mutator m, Local<Pair> root)
    {
        ref int key = ref root.Key;
        m.Collect();
        Use(ref {|CSG0049:key|});
    }

    public static void TheOtherOfTwoPlaces(Mutator m, Local<Pair> root, bool which)
    {
        int onStack = 0;
        ref int key = ref which ? ref root.Key : ref onStack;
        m.Collect();
        {|CSG0049:key|} = 1;
    }

    public static void WrittenBeforeCollect(Mutator m, Local<Pair> root)
    {
        ref int key = ref root.Key;
        key++;
        m.Collect();
    }

    public static void TakenAgainAfterCollect(Mutator m, Local<Pair> root)
    {
        ref int key = ref root.Key;
        key = 1;
        m.Collect();
        key = ref root.Key;
        key = 2;
    }

    public static int APlaceInAnArray(Mutator m, int[] keys)
    {
        ref int key = ref keys[0];
        m.Collect();
        key = Compute(m);
        return key;
    }

    public static int APlaceOnTheStack(Mutator m)
    {
        int value = 0;
        ref int key = ref value;
        m.Collect();
        key += Compute(m);
        return value;
    }

    public static int TheValueAtThePlace(Mutator m, Local<Pair> root)
    {
        ref int key = ref root.Key;
        int value = key;
        m.Collect();
        return value;
    }

    public static void ThePlaceIsTakenAfterTheValue(Mutator m, Local<Pair> root)
    {
        int value = Compute(m);
        ref int key = ref root.Key;
        key = value;
    }

    public static void APinnedArray(Mutator m, int[] keys)
    {
        fixed (int* key = keys)
        {
            m.Collect();
            *key = 1;
        }
    }

    private static ref int KeyOf(GcRef<Pair> a) => ref a.Key;
}
