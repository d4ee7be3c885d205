using CopySpaceGen.CodeFixes.Rooting;

namespace CopySpaceGen.Generator.Tests.CodeFixes.Rooting;

public class ReadAgainCodeFixTests
{
    [Fact]
    public Task ReadsAnEdgeAgain() => RootingFixTest<ReadAgainCodeFix>.Verify(
        """
        public static int F(PairHeap.Mutator m, Local<Pair> root)
        {
            GcRef<Pair> a = root.Left.Right;
            a.Key = 1;
            m.Collect();
            int key = {|CSG0049:a|}.Key;
            return key + {|CSG0049:a|}.Left.Key;
        }
        """,
        """
        public static int F(PairHeap.Mutator m, Local<Pair> root)
        {
            GcRef<Pair> a = root.Left.Right;
            a.Key = 1;
            m.Collect();
            a = root.Left.Right;
            int key = a.Key;
            return key + a.Left.Key;
        }
        """);

    [Fact]
    public Task TakesAPlaceASpanAndAViewAgain() => RootingFixTest<ReadAgainCodeFix>.Verify(
        """
        public static void F(PairHeap.Mutator m, Local<Pair> root, Local<Text> text)
        {
            ref int key = ref root.Key;
            Span<char> chars = text.Chars[1..];
            int value = Tools.Compute(m);
            {|CSG0049:key|} = value;
            {|CSG0049:chars|}[0] = 'x';
        }
        """,
        """
        public static void F(PairHeap.Mutator m, Local<Pair> root, Local<Text> text)
        {
            ref int key = ref root.Key;
            Span<char> chars = text.Chars[1..];
            int value = Tools.Compute(m);
            key = ref root.Key;
            chars = text.Chars[1..];
            key = value;
            chars[0] = 'x';
        }
        """);

    [Fact]
    public Task ReadsAgainInALoop() => RootingFixTest<ReadAgainCodeFix>.Verify(
        """
        public static int F(PairHeap.Mutator m, Persistent<Pair> root)
        {
            int sum = 0;
            GcRef<Pair> a = root.Ref;
            for (int i = 0; i < 3; i++)
            {
                sum += {|CSG0049:a|}.Key;
                m.Safepoint();
            }

            return sum;
        }
        """,
        """
        public static int F(PairHeap.Mutator m, Persistent<Pair> root)
        {
            int sum = 0;
            GcRef<Pair> a = root.Ref;
            for (int i = 0; i < 3; i++)
            {
                sum += a.Key;
                m.Safepoint();
                a = root.Ref;
            }

            return sum;
        }
        """);

    [Fact]
    public Task LeavesWhatMayBeSomethingElseByThen() => RootingFixTest<ReadAgainCodeFix>.VerifyNone(
        """
        public static int Walk(PairHeap.Mutator m, Local<Pair> root)
        {
            GcRef<Pair> a = root.Left;
            a = a.Right;
            m.Collect();
            return {|CSG0049:a|}.Key;
        }

        public static int Written(PairHeap.Mutator m, Local<Pair> root)
        {
            GcRef<Pair> a = root.Left;
            root.Left = m.NewPair();
            return {|CSG0049:a|}.Key;
        }

        public static int Made(PairHeap.Mutator m)
        {
            GcRef<Pair> a = m.NewPair();
            m.Collect();
            return {|CSG0049:a|}.Key;
        }

        public static int InOneStatement(PairHeap.Mutator m, Local<Pair> root)
        {
            GcRef<Pair> a = root.Left;
            return Tools.Compute(m) + {|CSG0049:a|}.Key;
        }

        public static int InACondition(PairHeap.Mutator m, Local<Pair> root)
        {
            GcRef<Pair> a = root.Left;
            if (Tools.Compute(m) > 0)
            {
                return {|CSG0049:a|}.Key;
            }

            return 0;
        }

        public static int Parameter(PairHeap.Mutator m, GcRef<Pair> a)
        {
            m.Collect();
            return {|CSG0049:a|}.Key;
        }
        """);
}
