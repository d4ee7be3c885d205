namespace Corpus;

// The place on the left is evaluated before the value on the right.
internal static class Assignments
{
    public static void AnEdgeOfARawReference(Mutator m, GcRef<Pair> a) => {|CSG0050:a|}.Left = m.NewPair();

    public static void AnEdgeThroughAHelper(Mutator m, Local<Pair> root)
    {
        GcRef<Pair> a = root.Left;
        {|CSG0050:a|}.Right = Make(m);
    }

    public static void AFieldOfAHandle(Mutator m, Local<Pair> root) => {|CSG0050:root.Key|} = Compute(m);

    public static void AFieldOfARawReference(Mutator m, GcRef<Pair> a) => {|CSG0050:a.Key|} = Compute(m);

    public static void AFieldIsAddedTo(Mutator m, Local<Pair> root) => {|CSG0050:root.Key|} += Compute(m);

    public static void AFieldBehindAnEdge(Mutator m, Local<Pair> root) => {|CSG0050:root.Left.Key|} = Compute(m);

    public static void AFieldOfAPart(Mutator m, Local<Table> table) => {|CSG0050:table.First.Weight|} = Compute(m);

    public static void AnEdgeOfAPart(Mutator m, Local<Table> table) => {|CSG0050:table.First|}.To = m.NewPair();

    public static void AnEdgeOfAnElement(Mutator m, Local<Table> table) => {|CSG0050:table.Links[0]|}.To = m.NewPair();

    public static void TwiceInARow(Mutator m, GcRef<Pair> a)
    {
        {|CSG0050:a|}.Left = m.NewPair();
        {|CSG0050:{|CSG0049:a|}|}.Right = m.NewPair();
    }

    public static void AChain(Mutator m, GcRef<Pair> a, Local<Pair> root) => {|CSG0050:a|}.Left = root.Left = m.NewPair();

    public static void AConditionalValue(Mutator m, GcRef<Pair> a, bool grow) => {|CSG0050:a|}.Left = grow ? m.NewPair() : default;

    public static void AFieldOfAPersistent(Mutator m, Persistent<Pair> root) => {|CSG0050:root.Ref.Key|} -= Compute(m);

    public static void AnEdgeOfAHandle(Mutator m, Local<Pair> root) => root.Left = m.NewPair();

    public static void TheValueIsComputedBefore(Mutator m, Local<Pair> root)
    {
        int value = Compute(m);
        root.Key = value;
        root.Key += value;
    }

    public static void TheAllocationIsBefore(Mutator m, Local<Pair> root)
    {
        GcRef<Pair> b = m.NewPair();
        GcRef<Pair> a = root.Left;
        a.Left = b;
    }

    public static int AVariableIsNoPlaceInAnObject(Mutator m, GcRef<Pair> a)
    {
        int sum = a.Key;
        sum += Compute(m);
        return sum;
    }

    public static int AnElementOfAnArray(Mutator m, int[] keys, GcRef<Pair> a)
    {
        keys[a.Key] = Compute(m);
        keys[0] += Compute(m);
        return keys[0];
    }

    public static void AReferenceItselfIsNoPlaceInAnObject(Mutator m, GcRef<Pair> a)
    {
        a = m.NewPair();
        a = Make(m, a);
        a.Key = 1;
    }

    public static void TheReferenceOfAHandle(Mutator m, Local<Pair> root)
    {
        root.Ref = m.NewPair(left: root);
        root.Ref = Make(m, root);
        root.Right = Make(m, root.Left);
    }

    public static void TheReferenceOfAPersistent(Mutator m, Persistent<Pair> root) => root.Ref = m.NewPair(left: root.Ref);

    public static void WithoutACollection(GcRef<Pair> a)
    {
        a.Key = Use(a);
        a.Key += a.Left.Key;
        a.Left = a.Right = a;
        a.Key++;
    }

    public static void AFieldOfTheIndexIsReadBefore(Mutator m, Local<Pair> root, int[] keys) => keys[root.Key] = Compute(m);
}
