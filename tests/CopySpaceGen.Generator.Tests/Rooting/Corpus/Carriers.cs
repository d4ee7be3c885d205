namespace Corpus;

// Whatever holds a mutator may collect.
internal class Evaluator(Mutator m)
{
    private readonly Mutator _m = m;

    public int Depth { get; set; }

    public void Visit(int key) => _m.NewPair(key: key);

    public int AMethodOfItsOwn(GcRef<Pair> a)
    {
        Visit(1);
        return {|CSG0049:a|}.Key;
    }

    public int ItsMutator(GcRef<Pair> a)
    {
        _m.Collect();
        return {|CSG0049:a|}.Key;
    }

    public void ItsMutatorOnTheRight(GcRef<Pair> a) => {|CSG0050:a|}.Left = _m.NewPair();

    public int ItsFields(GcRef<Pair> a)
    {
        Depth++;
        int depth = Depth;
        return a.Key + depth;
    }

    public int ItsMutatorAfterARead(GcRef<Pair> a)
    {
        int key = a.Key;
        return key + _m.NewPair(left: a).Key;
    }
}

internal sealed class DerivedEvaluator(Mutator m) : Evaluator(m)
{
    public int Step() => Depth;
}

internal sealed class Machine(Evaluator evaluator)
{
    public void Run() => evaluator.Visit(1);
}

internal readonly ref struct Builder(Mutator m, Local<Pair> list)
{
    private readonly Mutator _m = m;
    private readonly Local<Pair> _list = list;

    public void Add(int key) => _list.Ref = _m.NewPair(left: _list, key: key);

    public static Builder operator +(Builder builder, int key)
    {
        builder.Add(key);
        return builder;
    }
}

internal struct Work
{
    public Mutator Mutator;

    public int Count;

    public readonly void Do() => Mutator.Collect();
}

internal sealed class Walk(Mutator m)
{
    public IEnumerator<int> GetEnumerator()
    {
        for (int i = 0; i < 3; i++)
        {
            m.Safepoint();
            yield return i;
        }
    }
}

internal sealed class Memo
{
    public int this[Mutator m, int key] => m.NewPair(key: key).Key;

    public int this[int key] => key;
}

internal static class Carriers
{
    public static int AMethodOfAnObjectThatHoldsOne(Evaluator evaluator, GcRef<Pair> a)
    {
        evaluator.Visit(1);
        return {|CSG0049:a|}.Key;
    }

    public static int AMethodOfADerivedClass(DerivedEvaluator evaluator, GcRef<Pair> a)
    {
        evaluator.Step();
        return {|CSG0049:a|}.Key;
    }

    public static int ThroughTwoObjects(Machine machine, GcRef<Pair> a)
    {
        machine.Run();
        return {|CSG0049:a|}.Key;
    }

    public static int ARefStructThatHoldsOne(Builder builder, GcRef<Pair> a)
    {
        builder.Add(1);
        return {|CSG0049:a|}.Key;
    }

    public static int AnOperatorOfOne(Builder builder, GcRef<Pair> a)
    {
        builder += 1;
        return {|CSG0049:a|}.Key;
    }

    public static int AStructThatHoldsOne(Work work, GcRef<Pair> a)
    {
        work.Do();
        return {|CSG0049:a|}.Key;
    }

    public static int AnArgumentThatHoldsOne(Evaluator evaluator, GcRef<Pair> a)
    {
        Run(evaluator);
        return {|CSG0049:a|}.Key;
    }

    public static int TheFieldOfAnArgument(Work work, GcRef<Pair> a) => Use({|CSG0050:a|}, Make(work.Mutator));

    public static int AForeachOverOne(Walk walk, GcRef<Pair> a)
    {
        int sum = 0;
        foreach (int key in walk)
        {
            sum += key;
        }

        return sum + {|CSG0049:a|}.Key;
    }

    public static int AnIndexerThatReceivesTheMutator(Mutator m, Memo memo, GcRef<Pair> a)
    {
        int key = memo[m, 1];
        return key + {|CSG0049:a|}.Key;
    }

    public static int AnInterfaceThatReceivesTheMutator(Mutator m, IVisitor visitor, GcRef<Pair> a)
    {
        visitor.Visit(m, a);
        return {|CSG0049:a|}.Key;
    }

    public static int TheMutatorAsItsBaseClass(GcMutator m, GcRef<Pair> a)
    {
        m.Collect();
        return {|CSG0049:a|}.Key;
    }

    public static int GenericOverMutators<TMutator>(TMutator m, GcRef<Pair> a)
        where TMutator : GcMutator
    {
        m.Safepoint();
        return {|CSG0049:a|}.Key;
    }

    public static int FieldsOfAStructThatHoldsOne(Work work, GcRef<Pair> a)
    {
        work.Count++;
        return work.Count + a.Key;
    }

    public static int APropertyOfAnObjectThatHoldsOne(Evaluator evaluator, GcRef<Pair> a)
    {
        evaluator.Depth = 1;
        return evaluator.Depth + a.Key;
    }

    public static int AnIndexerWithoutAMutator(Memo memo, GcRef<Pair> a)
    {
        int key = memo[1];
        return key + a.Key;
    }

    public static int AnInterfaceThatReceivesNone(IShape shape, GcRef<Pair> a)
    {
        shape.Draw(a);
        return shape.Area + a.Key;
    }

    public static int AnObjectWithoutAMutator(List<int> keys, GcRef<Pair> a)
    {
        keys.Add(a.Key);
        keys.Sort();
        return keys[0] + a.Key;
    }

    public static int TheResultOfAVisit(Evaluator evaluator, Local<Pair> root)
    {
        evaluator.Visit(root.Key);
        return root.Key;
    }

    public static int ARequestIsNoCollection(Mutator m, GcRef<Pair> a)
    {
        m.Heap.RequestCollection();
        return a.Key;
    }

    private static void Run(Evaluator evaluator) => evaluator.Visit(1);
}

internal interface IVisitor
{
    void Visit(Mutator m, GcRef<Pair> a);
}

internal interface IShape
{
    int Area { get; }

    void Draw(GcRef<Pair> a);
}
