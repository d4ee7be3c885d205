namespace Corpus;

// Methods of structs in objects: `this` is a place in an object, which a collection moves.
internal partial struct Link
{
    public void CollectThenWrite(Mutator m)
    {
        m.Collect();
        {|CSG0049:Weight|} = 1;
    }

    public int CollectThenRead(Mutator m)
    {
        m.Collect();
        return {|CSG0049:this|}.Weight;
    }

    public void WriteWhatCollects(Mutator m)
    {
        {|CSG0050:Weight|} = Compute(m);
    }

    public void AddWhatCollects(Mutator m) => {|CSG0050:this.Weight|} += Compute(m);

    public int ReadInALoop(Mutator m)
    {
        int sum = 0;
        for (int i = 0; i < 3; i++)
        {
            sum += {|CSG0049:Weight|};
            m.Safepoint();
        }

        return sum;
    }

    public int ReadThenCollect(Mutator m)
    {
        int weight = Weight;
        m.Collect();
        return weight;
    }

    public int ReadBesideWhatCollects(Mutator m) => Weight + Compute(m);

    public void WriteWithout() => Weight = 1;

    public static int StaticOnesHaveNoPlace(Mutator m, int weight)
    {
        m.Collect();
        return weight;
    }
}

[GcObject]
internal partial struct Counter
{
    public int Count;

    public void Grow(Mutator m)
    {
        m.Collect();
        {|CSG0049:Count|}++;
    }

    public int Read(Mutator m)
    {
        int count = Count;
        m.Collect();
        return count;
    }
}

[GcHeap(typeof(Counter))]
internal sealed partial class CounterHeap;

internal struct Tally
{
    public int Total;

    public void AStructOnTheStackDoesNotMove(Mutator m)
    {
        m.Collect();
        Total += Compute(m);
    }
}

internal static class LinkCallers
{
    public static void ACollectingMethodOfAPlace(Mutator m, Local<Table> table) => {|CSG0051:table.First|}.CollectThenWrite(m);

    public static int ACollectingMethodOfAnElement(Mutator m, Local<Table> table) => {|CSG0051:table.Links[0]|}.CollectThenRead(m);

    public static void AMethodThatCannotCollect(Local<Table> table) => table.First.WriteWithout();

    public static void ACopyThatIsWrittenBack(Mutator m, Local<Table> table)
    {
        Link copy = table.First;
        int weight = copy.Weight + Compute(m);
        table.First.Weight = weight;
    }
}
