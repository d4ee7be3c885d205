using CopySpaceGen.CodeFixes.Rooting;

namespace CopySpaceGen.Generator.Tests.CodeFixes.Rooting;

public class MoveCallBeforeCodeFixTests
{
    [Fact]
    public Task EvaluatesAValueBefore() => RootingFixTest<MoveCallBeforeCodeFix>.Verify(
        """
        public static void F(PairHeap.Mutator m, Local<Pair> root, Local<Text> text)
        {
            {|CSG0050:root.Key|} = Tools.Compute(m);
            {|CSG0050:root.Left.Key|} += 2 * Tools.Compute(m);
            {|CSG0050:text.Chars[0]|} = (char)Tools.Compute(m);
        }
        """,
        """
        public static void F(PairHeap.Mutator m, Local<Pair> root, Local<Text> text)
        {
            int value = Tools.Compute(m);
            root.Key = value;
            int value2 = 2 * Tools.Compute(m);
            root.Left.Key += value2;
            char value3 = (char)Tools.Compute(m);
            text.Chars[0] = value3;
        }
        """);

    [Fact]
    public Task AllocatesAnArgumentBefore() => RootingFixTest<MoveCallBeforeCodeFix>.Verify(
        """
        public static int F(PairHeap.Mutator m, Local<Pair> root)
        {
            Tools.Use({|CSG0050:root|}, m.NewPair(key: 1));
            return Tools.Use({|CSG0050:root.Left|}, m.NewPair());
        }
        """,
        """
        public static int F(PairHeap.Mutator m, Local<Pair> root)
        {
            GcRef<Pair> pair = m.NewPair(key: 1);
            Tools.Use(root, pair);
            GcRef<Pair> pair2 = m.NewPair();
            return Tools.Use(root.Left, pair2);
        }
        """);

    [Fact]
    public Task ReadsTheReceiverAgain() => RootingFixTest<MoveCallBeforeCodeFix>.Verify(
        """
        public static void F(PairHeap.Mutator m, Local<Pair> root)
        {
            GcRef<Pair> a = root.Left;
            a.Key = 1;
            {|CSG0050:a|}.Right = m.NewPair(left: a);
        }
        """,
        """
        public static void F(PairHeap.Mutator m, Local<Pair> root)
        {
            GcRef<Pair> a = root.Left;
            a.Key = 1;
            GcRef<Pair> pair = m.NewPair(left: a);
            a = root.Left;
            a.Right = pair;
        }
        """);

    [Fact]
    public Task LeavesWhereItWouldNotHelp() => RootingFixTest<MoveCallBeforeCodeFix>.VerifyNone(
        """
        public static void Parameter(PairHeap.Mutator m, GcRef<Pair> a) => {|CSG0050:a|}.Left = m.NewPair();

        public static void AllocatedHere(PairHeap.Mutator m)
        {
            GcRef<Pair> a = m.NewPair();
            {|CSG0050:a|}.Left = m.NewPair();
        }

        public static int TwoAllocations(PairHeap.Mutator m)
        {
            return Tools.Use({|CSG0050:m.NewPair()|}, m.NewPair());
        }

        public static int NotInAnyCase(PairHeap.Mutator m, Local<Pair> root, bool which)
        {
            return which ? Tools.Use({|CSG0050:root|}, m.NewPair()) : 0;
        }

        public static void WithoutBraces(PairHeap.Mutator m, Local<Pair> root, bool which)
        {
            if (which)
                {|CSG0050:root.Key|} = Tools.Compute(m);
        }
        """);
}
