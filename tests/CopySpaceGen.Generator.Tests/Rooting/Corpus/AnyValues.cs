namespace Corpus;

internal static class AnyValues
{
    public static int ReadAfterCollect(Mutator m, Local<Cons> list)
    {
        GcAny<PairHeap> any = list.Car;
        m.Collect();
        return {|CSG0049:any|}.As<Pair>().Key;
    }

    public static int TakenOutBeforeCollect(Mutator m, Local<Cons> list)
    {
        GcRef<Pair> a = list.Box.As<Pair>();
        m.Collect();
        return {|CSG0049:a|}.Key;
    }

    public static int TheOutVariableOfTryAs(Mutator m, GcAny<PairHeap> any)
    {
        if (any.TryAs(out GcRef<Pair> a))
        {
            m.Safepoint();
            return {|CSG0049:a|}.Key;
        }

        return 0;
    }

    public static void AValueWaits(Mutator m, GcAny<PairHeap> any) => m.NewCons(car: {|CSG0050:any|}, cdr: m.NewCons().Any);

    public static void AnyOfAHandleWaits(Mutator m, Local<Pair> root) => m.NewCons(car: {|CSG0050:root.Any|}, cdr: m.NewCons().Any);

    public static void WrittenWithAnAllocation(Mutator m, GcRef<Cons> list) => {|CSG0050:list|}.Car = m.NewPair().Any;

    public static int TheKindAfterCollect(Mutator m, GcRef<Pair> a)
    {
        GcAny<PairHeap> any = a.Any;
        m.Collect();
        return {|CSG0049:any|}.Is<Pair>() ? 1 : 0;
    }

    public static long AWalkThatCollects(Mutator m, GcAny<PairHeap> list)
    {
        long count = 0;
        while ({|CSG0049:list|}.TryAs(out GcRef<Cons> cons))
        {
            list = cons.Cdr;
            count += Compute(m);
        }

        return count;
    }

    public static int ALocalAny(Mutator m, GcAny<PairHeap> any)
    {
        using GcScope scope = m.OpenScope();
        LocalAny<PairHeap> kept = m.Local(any);
        m.Collect();
        return kept.Any.As<Pair>().Key;
    }

    public static void ALocalAnyIsReadLate(Mutator m, GcAny<PairHeap> any)
    {
        using GcScope scope = m.OpenScope();
        LocalAny<PairHeap> kept = m.Local(any);
        m.NewCons(car: kept, cdr: m.NewCons(car: 1L).Any);
    }

    public static long AWalkWithoutACollection(GcAny<PairHeap> list)
    {
        long count = 0;
        while (list.TryAs(out GcRef<Cons> cons))
        {
            list = cons.Cdr;
            count += cons.Car.IsInteger ? cons.Car.AsInteger() : 0;
        }

        return count;
    }

    public static long AnIntegerIsTakenOut(Mutator m, GcAny<PairHeap> any)
    {
        long value = any.AsInteger();
        m.Collect();
        return value;
    }

    public static void WrittenToAHandle(Mutator m, Local<Cons> list)
    {
        list.Car = m.NewPair().Any;
        list.Cdr = 1;
    }

    public static GcRef<Cons> ValuesInAnAllocation(Mutator m, GcAny<PairHeap> any) => m.NewCons(car: any, cdr: any, box: any);

    public static int TakenOutAgain(Mutator m, Local<Cons> list)
    {
        int key = list.Box.As<Pair>().Key;
        m.Collect();
        return key + list.Box.As<Pair>().Key;
    }
}
