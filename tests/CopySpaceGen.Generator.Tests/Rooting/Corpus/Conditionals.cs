namespace Corpus;

internal static class Conditionals
{
    public static int AConditionalCall(Mutator m, GcRef<Pair> a, Cache? cache)
    {
        cache?.Grow(m);
        return {|CSG0049:a|}.Key;
    }

    public static int ACoalesceThatCollects(Mutator m, GcRef<Pair> a, int? known)
    {
        int key = known ?? Compute(m);
        return key + {|CSG0049:a|}.Key;
    }

    public static int AnArgumentWaitsForACoalesce(Mutator m, GcRef<Pair> a, string? name) => Use({|CSG0050:a|}, name ?? Describe(m));

    public static int ACoalesceAssignment(Mutator m, GcRef<Pair> a, string? name)
    {
        name ??= Describe(m);
        return {|CSG0049:a|}.Key + name.Length;
    }

    public static void AConditionalAssignment(Mutator m, GcRef<Pair> a, Cache? cache)
    {
        cache?.Size = Compute(m);
        {|CSG0049:a|}.Key = 1;
    }

    public static int RightOfACoalesce(Mutator m, GcRef<Pair> a, Cache? cache) => cache?.Find(m) ?? {|CSG0049:a|}.Key;

    public static int AConditionalMutator(Mutator? m, GcRef<Pair> a)
    {
        m?.Collect();
        return {|CSG0049:a|}.Key;
    }

    public static int EitherWay(Mutator m, GcRef<Pair> a, int? known) => known ?? (a.Key > 0 ? a.Key : Compute(m));

    public static int AConditionalRead(GcRef<Pair> a, Cache? cache)
    {
        int size = cache?.Size ?? 0;
        return a.Key + size;
    }

    public static int AValueIsCoalesced(Mutator m, GcRef<Pair> a, int? known)
    {
        int key = a.Key;
        return (known ?? Compute(m)) + key;
    }

    public static int APersistentThatMayBeMissing(Mutator m, Persistent<Pair>? kept)
    {
        GcRef<Pair> a = kept is null ? m.NewPair() : kept.Ref;
        return a.Key;
    }

    public static Persistent<Pair> ThePersistentIsMadeOnce(Mutator m, Persistent<Pair>? kept) => kept ??= m.Persistent(m.NewPair());

    public static int AReadBeforeTheConditionalCall(Mutator m, GcRef<Pair> a, Cache? cache)
    {
        int key = a.Key;
        cache?.Grow(m);
        return key;
    }
}

internal sealed class Cache
{
    public int Size { get; set; }

    public void Grow(Mutator m) => m.NewRow(Size);

    public int? Find(Mutator m) => Compute(m);
}
