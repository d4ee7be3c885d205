namespace Corpus;

internal sealed class ExpressionBodies(Mutator m, Persistent<Pair> root)
{
    public int Sum => Compute(m) + root.Ref.Key;

    public int FieldsAfterCompute => Add({|CSG0050:root.Ref|}, Compute(m));

    public int this[GcRef<Pair> a] => Compute(m) + {|CSG0049:a|}.Key;

    public int First
    {
        get => root.Ref.Key;
        set => {|CSG0050:root.Ref.Key|} = value + Compute(m);
    }

    public int Second
    {
        get => root.Ref.Key;
        set => root.Ref.Key = value;
    }

    public static int Left(Mutator m, GcRef<Pair> a) => a.Key + Compute(m);

    public static int Right(Mutator m, GcRef<Pair> a) => Compute(m) * {|CSG0049:a|}.Key;

    public static GcRef<Pair> Wrap(Mutator m, GcRef<Pair> a) => m.NewPair(left: a, key: a.Key);

    public static explicit operator int(ExpressionBodies bodies) => bodies.First;

    private static int Add(GcRef<Pair> a, int key) => a.Key + key;
}
