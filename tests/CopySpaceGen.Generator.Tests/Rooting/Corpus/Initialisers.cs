namespace Corpus;

internal static class Initialisers
{
    public static int InAnInterpolatedString(Mutator m, GcRef<Pair> a) => $"{Compute(m)} {{|CSG0049:a|}.Key}".Length;

    public static int TwiceInAnInterpolatedString(Mutator m, GcRef<Pair> a) => $"{a.Key} {m.NewPair().Key} {{|CSG0049:a|}.Key}".Length;

    public static int InAnObjectInitialiser(Mutator m, GcRef<Pair> a)
    {
        Record record = new() { First = Compute(m), Second = {|CSG0049:a|}.Key };
        return record.First + record.Second;
    }

    public static int InAnArray(Mutator m, GcRef<Pair> a)
    {
        int[] keys = new[] { a.Key, Compute(m), {|CSG0049:a|}.Key };
        return keys[0];
    }

    public static int InACollectionExpression(Mutator m, GcRef<Pair> a)
    {
        int[] keys = [Compute(m), {|CSG0049:a|}.Key];
        return keys[0];
    }

    public static int InACollectionInitialiser(Mutator m, GcRef<Pair> a)
    {
        List<int> keys = new() { Compute(m), {|CSG0049:a|}.Key };
        return keys[0];
    }

    public static int InADictionaryInitialiser(Mutator m, GcRef<Pair> a)
    {
        Dictionary<string, int> keys = new() { [Describe(m)] = {|CSG0049:a|}.Key };
        return keys.Count;
    }

    public static int AReferenceInARefStruct(Mutator m, GcRef<Pair> a)
    {
        Duo duo = {|CSG0050:new() { First = a, Second = m.NewPair() }|};
        return duo.Second.Key;
    }

    public static int ARefStructThatHoldsAReference(Mutator m, GcRef<Pair> a)
    {
        Duo duo = new() { First = a };
        m.Collect();
        return {|CSG0049:duo|}.First.Key;
    }

    public static int TheArgumentsOfAConstructor(Mutator m, GcRef<Pair> a) => new Duo({|CSG0050:a|}, m.NewPair()).Second.Key;

    public static string StringsThatAreAdded(Mutator m, GcRef<Pair> a) => a.Key + Describe(m) + {|CSG0049:a|}.Key;

    public static object InAnAnonymousType(Mutator m, GcRef<Pair> a) => new { First = Compute(m), Second = {|CSG0049:a|}.Key };

    public static int ValuesInAnInterpolatedString(Mutator m, GcRef<Pair> a) => $"{a.Key} {a.Left.Key} {Compute(m)}".Length;

    public static int ThroughAHandleInAnInterpolatedString(Mutator m, Local<Pair> root) => $"{root.Key} {m.NewPair().Key} {root.Left.Key}".Length;

    public static int ValuesInAnObjectInitialiser(Mutator m, GcRef<Pair> a)
    {
        Record record = new() { First = a.Key, Second = Compute(m) };
        return record.First + record.Second;
    }

    public static int ValuesInAnArray(Mutator m, Local<Pair> root)
    {
        int[] keys = [root.Key, Compute(m), root.Left.Key];
        return keys[0];
    }

    public static int ReadFirstInACollectionInitialiser(Mutator m, GcRef<Pair> a)
    {
        List<int> keys = new() { a.Key, Compute(m) };
        return keys[0];
    }

    public static int ARefStructThatIsFilledLast(Mutator m, Local<Pair> root)
    {
        GcRef<Pair> b = m.NewPair();
        Duo duo = new() { First = root, Second = b };
        return duo.First.Key + duo.Second.Key;
    }

    public static int ARefStructOfHandles(Mutator m, Local<Pair> root)
    {
        Handles handles = new(root, m.Local(m.NewPair()));
        m.Collect();
        return handles.First.Key + handles.Second.Key;
    }

    public static int ARefStructThatIsAssignedAgain(Mutator m, Local<Pair> root)
    {
        Duo duo = new() { First = root };
        int key = duo.First.Key;
        m.Collect();
        duo = new() { First = root };
        return duo.First.Key + key;
    }
}

internal sealed class Record
{
    public int First { get; set; }

    public int Second { get; set; }
}

internal ref struct Duo(GcRef<Pair> first, GcRef<Pair> second)
{
    public GcRef<Pair> First = first;
    public GcRef<Pair> Second = second;
}

internal readonly ref struct Handles(Local<Pair> first, Local<Pair> second)
{
    public Local<Pair> First { get; } = first;

    public Local<Pair> Second { get; } = second;
}
