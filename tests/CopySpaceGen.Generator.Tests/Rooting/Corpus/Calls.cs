namespace Corpus;

// Arguments are evaluated from left to right as they are written; a reference that was evaluated waits for the others.
internal static class Calls
{
    public static void AnArgumentWaitsForAnAllocation(Mutator m, GcRef<Pair> a) => Use({|CSG0050:a|}, m.NewPair());

    public static void AHandleThatIsConvertedTooEarly(Mutator m, Local<Pair> root) => Use({|CSG0050:root|}, m.NewPair());

    public static void AnEdgeThatIsReadTooEarly(Mutator m, Local<Pair> root) => Use({|CSG0050:root.Left|}, Make(m));

    public static void OneAllocationWaitsForAnother(Mutator m) => Use({|CSG0050:m.NewPair()|}, m.NewPair());

    public static GcRef<Pair> AllocationsNestedInOne(Mutator m) => m.NewPair(left: {|CSG0050:m.NewPair()|}, right: m.NewPair());

    public static GcRef<Pair> AReferenceThatAnAllocationTakes(Mutator m, GcRef<Pair> a) => m.NewPair(left: {|CSG0050:a|}, right: m.NewPair());

    public static void LoadedAfterTheAllocation(Mutator m, GcRef<Pair> a) => Use(m.NewPair(), {|CSG0049:a|});

    public static GcRef<Pair> NamedArgumentsInTheOrderOfTheText(Mutator m, GcRef<Pair> a) => m.NewPair(right: m.NewPair(), left: {|CSG0049:a|});

    public static void AnIntegerThatCollects(Mutator m, GcRef<Pair> a) => Use({|CSG0050:a|}, Compute(m));

    public static void TheVariableIsAssignedButTheValueWaits(Mutator m, GcRef<Pair> a) => Use({|CSG0050:a|}, a = m.NewPair());

    public static int TheReceiverOfACallWaits(Mutator m, GcRef<Pair> a) => {|CSG0050:a|}.Equals(m.NewPair()) ? 1 : 0;

    public static bool TheLeftOfAComparisonWaits(Mutator m, GcRef<Pair> a) => {|CSG0050:a|} == m.NewPair();

    public static int ReadRightOfWhatCollects(Mutator m, GcRef<Pair> a) => Compute(m) + {|CSG0049:a|}.Key;

    public static int ThroughTwoCalls(Mutator m, GcRef<Pair> a) => Pick(Use({|CSG0050:a|}, Compute(m)), {|CSG0049:a|}.Key);

    public static GcRef<Pair> StaleForItsOwnAllocation(Mutator m, GcRef<Pair> a) => m.NewPair(key: Compute(m), left: {|CSG0049:a|});

    public static int AnEdgeOfAResultWaits(Mutator m) => Use({|CSG0050:Make(m).Left|}, Compute(m));

    public static void TheAllocationComesFirst(Mutator m, Local<Pair> root) => Use(m.NewPair(), root);

    public static void TheEdgeIsReadLast(Mutator m, Local<Pair> root) => Use(Make(m), root.Left);

    public static void AHandleStaysAHandle(Mutator m, Local<Pair> root) => UseHandle(root, m.NewPair());

    public static GcRef<Pair> HandlesAreReadLate(Mutator m, Local<Pair> root) => m.NewPair(left: root, right: m.NewPair());

    public static GcRef<Pair> AllocationsProtectWhatTheyTake(Mutator m, GcRef<Pair> a) => m.NewPair(left: a, right: a.Right, key: a.Key);

    public static GcRef<Pair> OneNestedAllocation(Mutator m) => m.NewPair(left: m.NewPair(left: m.NewPair()));

    public static int AnIntegerWaits(Mutator m, GcRef<Pair> a) => a.Key + Compute(m);

    public static int IntegersWait(Mutator m, GcRef<Pair> a) => Pick(a.Key, Compute(m)) + Compute(m);

    public static int TheResultIsUsedAtOnce(Mutator m) => Use(Make(m)) + Use(Make(m)) + Make(m).Key;

    public static int ACallThatTakesBoth(Mutator m, GcRef<Pair> a) => Make(m, a).Key + Make(m, m.NewPair()).Left.Key;

    public static GcRef<Pair> NamedArgumentsThatAllocateLast(Mutator m, Local<Pair> root) => m.NewPair(right: root, left: m.NewPair());

    public static bool AHandleOnTheLeft(Mutator m, Local<Pair> root) => root == m.NewPair();

    public static bool AHandleOnTheRight(Mutator m, Local<Pair> root) => m.NewPair() == root;

    public static int AllocatedBefore(Mutator m, Local<Pair> root)
    {
        GcRef<Pair> b = m.NewPair();
        return Use(root.Left, b);
    }

    public static int AssignedAndThenUsed(Mutator m, GcRef<Pair> a) => Use(a = m.NewPair(), a);
}
