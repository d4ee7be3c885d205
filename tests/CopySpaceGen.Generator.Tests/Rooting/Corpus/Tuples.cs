namespace Corpus;

internal static class Tuples
{
    public static int ADeconstructionAfterCollect(Mutator m, GcRef<Pair> a)
    {
        m.Collect();
        (GcRef<Pair> left, GcRef<Pair> right) = {|CSG0049:a|};
        return 0;
    }

    public static int ThePartsAfterCollect(Mutator m, GcRef<Pair> a)
    {
        var (left, right) = a;
        m.Collect();
        return {|CSG0049:left|}.Key + {|CSG0049:right|}.Key;
    }

    public static void PlacesOnTheLeft(Mutator m, Local<Pair> root)
    {
        int other;
        ({|CSG0050:root.Key|}, other) = (Compute(m), 1);
    }

    public static int AnElementAfterAnother(Mutator m, GcRef<Pair> a)
    {
        (int First, int Second) pair = (Compute(m), {|CSG0049:a|}.Key);
        return pair.First;
    }

    public static int VariablesFromATuple(Mutator m, GcRef<Pair> a)
    {
        (int first, int second) = (a.Key, Compute(m));
        return first + second + {|CSG0049:a|}.Key;
    }

    public static int ThePartsAtOnce(Mutator m, GcRef<Pair> a)
    {
        var (left, right) = a;
        int key = left.Key + right.Key;
        m.Collect();
        return key;
    }

    public static int ValuesInATuple(Mutator m, GcRef<Pair> a)
    {
        (int First, int Second) pair = (a.Key, Compute(m));
        return pair.First + pair.Second;
    }

    public static void PlacesWithoutACollection(Local<Pair> root, GcRef<Pair> a) => (root.Key, a.Key) = (a.Key, root.Key);

    public static void ValuesComputedBefore(Mutator m, Local<Pair> root)
    {
        (int first, int second) = (Compute(m), Compute(m));
        (root.Key, root.Left.Key) = (first, second);
    }

    public static void Deconstruct(this GcRef<Pair> a, out GcRef<Pair> left, out GcRef<Pair> right)
    {
        left = a.Left;
        right = a.Right;
    }
}
