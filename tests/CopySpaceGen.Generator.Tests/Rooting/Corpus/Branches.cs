namespace Corpus;

internal static class Branches
{
    public static int CollectedInOneBranch(Mutator m, GcRef<Pair> a, bool grow)
    {
        if (grow)
        {
            m.NewPair();
        }

        return {|CSG0049:a|}.Key;
    }

    public static int UsedInTheBranchThatCollected(Mutator m, GcRef<Pair> a, bool grow)
    {
        if (grow)
        {
            m.Collect();
            return {|CSG0049:a|}.Key;
        }

        return a.Key;
    }

    public static int ReadAgainInOneBranchOnly(Mutator m, Local<Pair> root, bool again)
    {
        GcRef<Pair> a = root.Left;
        m.Collect();
        if (again)
        {
            a = root.Left;
        }

        return {|CSG0049:a|}.Key;
    }

    public static int InTheCondition(Mutator m, GcRef<Pair> a)
    {
        if (Compute(m) > 0)
        {
            return {|CSG0049:a|}.Key;
        }

        return 0;
    }

    public static int AfterAnd(Mutator m, GcRef<Pair> a)
    {
        if (a.Key > 0 && Compute(m) > 0)
        {
            return {|CSG0049:a|}.Key;
        }

        return 0;
    }

    public static bool RightOfOr(Mutator m, GcRef<Pair> a) => Compute(m) > 0 || {|CSG0049:a|}.Key > 0;

    public static int AfterTheConditionalExpression(Mutator m, GcRef<Pair> a, bool grow)
    {
        int key = grow ? Compute(m) : 0;
        return {|CSG0049:a|}.Key + key;
    }

    public static int InBothBranches(Mutator m, GcRef<Pair> a, bool grow)
    {
        if (grow)
        {
            m.Collect();
        }
        else
        {
            m.Safepoint();
        }

        return {|CSG0049:a|}.Key;
    }

    public static int CollectedInTheOtherBranch(Mutator m, GcRef<Pair> a, bool grow)
    {
        if (grow)
        {
            m.Collect();
            return 0;
        }

        return a.Key;
    }

    public static int CollectedBeforeAThrow(Mutator m, GcRef<Pair> a, bool isWrong)
    {
        if (isWrong)
        {
            throw new InvalidOperationException(Describe(m));
        }

        return a.Key;
    }

    public static int LeftOfAnd(Mutator m, GcRef<Pair> a) => a.Key > 0 && Compute(m) > 0 ? 1 : 0;

    public static int EachBranchByItself(Mutator m, GcRef<Pair> a, bool grow) => grow ? Compute(m) : a.Key;

    public static GcRef<Pair> OneOrTheOther(Mutator m, GcRef<Pair> a) => a.IsNull ? m.NewPair() : a;

    public static int ReadAgainWhereItCollected(Mutator m, Local<Pair> root, bool grow)
    {
        GcRef<Pair> a = root.Left;
        if (grow)
        {
            m.Collect();
            a = root.Left;
        }

        return a.Key;
    }

    public static int ObtainedInBothBranches(Mutator m, Local<Pair> root, bool left)
    {
        m.Collect();
        GcRef<Pair> a;
        if (left)
        {
            a = root.Left;
        }
        else
        {
            a = root.Right;
        }

        return a.Key;
    }

    public static int UsedInTheConditionBeforeIt(Mutator m, GcRef<Pair> a)
    {
        if (a.Key > 0)
        {
            return Compute(m);
        }

        return a.Left.Key;
    }
}
