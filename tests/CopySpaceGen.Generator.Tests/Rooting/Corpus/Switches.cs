namespace Corpus;

internal static class Switches
{
    public static int AfterACaseThatCollects(Mutator m, GcRef<Pair> a)
    {
        switch (a.Key)
        {
            case 1:
                m.Collect();
                break;
            case 2:
                a.Key = 3;
                break;
        }

        return {|CSG0049:a|}.Key;
    }

    public static int InTheCaseThatCollects(Mutator m, GcRef<Pair> a)
    {
        switch (a.Key)
        {
            case 1:
                m.Collect();
                return {|CSG0049:a|}.Key;
            default:
                return a.Key;
        }
    }

    public static int ByGotoCase(Mutator m, GcRef<Pair> a, int key)
    {
        switch (key)
        {
            case 1:
                m.Collect();
                goto case 2;
            case 2:
                return {|CSG0049:a|}.Key;
            default:
                return 0;
        }
    }

    public static int TheArmsAfterWhatCollects(Mutator m, GcRef<Pair> a) => Compute(m) switch
    {
        1 => {|CSG0049:a|}.Key,
        _ => 0,
    };

    public static int TheGuardCollects(Mutator m, GcRef<Pair> a) => a.Key switch
    {
        > 0 when Compute(m) > 0 => {|CSG0049:a|}.Key,
        _ => 0,
    };

    public static int TheGuardOfAnEarlierCaseCollects(Mutator m, GcRef<Pair> a, int key)
    {
        switch (key)
        {
            case > 0 when Compute(m) > 0:
                return 0;
            case 2:
                return {|CSG0049:a|}.Key;
            default:
                return 1;
        }
    }

    public static int AnIsPatternOfWhatCollects(Mutator m, GcRef<Pair> a)
    {
        if (Compute(m) is > 0 and var key)
        {
            return {|CSG0049:a|}.Key + key;
        }

        return 0;
    }

    public static int AfterTheSwitchExpression(Mutator m, GcRef<Pair> a, int key)
    {
        int result = key switch
        {
            0 => Compute(m),
            _ => a.Key,
        };
        return result + {|CSG0049:a|}.Key;
    }

    public static int EachCaseByItself(Mutator m, GcRef<Pair> a, int key)
    {
        switch (key)
        {
            case 1:
                m.Collect();
                return 1;
            case 2:
                return a.Key;
            default:
                return Compute(m);
        }
    }

    public static int EachArmByItself(Mutator m, GcRef<Pair> a) => a.Key switch
    {
        0 => Compute(m),
        1 => a.Key,
        _ => a.Left.Key,
    };

    public static int TheSwitchedValueIsReadBefore(Mutator m, GcRef<Pair> a)
    {
        switch (a.Key)
        {
            case 1:
            case 2:
                return Compute(m);
        }

        return a.Key;
    }

    public static int ReadAgainInTheArm(Mutator m, Local<Pair> root) => Compute(m) switch
    {
        1 => root.Key,
        _ => root.Left.Key,
    };

    public static int AGuardThatOnlyReads(GcRef<Pair> a, int key) => key switch
    {
        > 0 when a.Key > key => a.Key,
        _ => a.Left.Key,
    };

    public static GcRef<Pair> ReferencesFromArms(Mutator m, Local<Pair> root, int key)
    {
        GcRef<Pair> a = key switch
        {
            0 => m.NewPair(),
            1 => root.Left,
            _ => root,
        };
        a.Key = key;
        return a;
    }
}
