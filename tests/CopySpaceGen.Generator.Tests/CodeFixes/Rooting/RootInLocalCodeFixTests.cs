using CopySpaceGen.CodeFixes.Rooting;

namespace CopySpaceGen.Generator.Tests.CodeFixes.Rooting;

public class RootInLocalCodeFixTests
{
    [Fact]
    public Task HoldsAVariableInALocalAndOpensAScope() => RootingFixTest<RootInLocalCodeFix>.Verify(
        """
        public static int F(PairHeap.Mutator m)
        {
            GcRef<Pair> a = m.NewPair(key: 1);
            m.Collect();
            return {|CSG0049:a|}.Key;
        }
        """,
        """
        public static int F(PairHeap.Mutator m)
        {
            using GcScope scope = m.OpenScope();
            Local<Pair> a = m.Local(m.NewPair(key: 1));
            m.Collect();
            return a.Key;
        }
        """);

    [Fact]
    public Task TakesTheScopeThatIsOpen() => RootingFixTest<RootInLocalCodeFix>.Verify(
        """
        public static int F(PairHeap.Mutator m)
        {
            using (m.OpenScope())
            {
                var a = m.NewPair();
                m.Collect();
                Tools.Use({|CSG0049:a|});
                return {|CSG0049:a|}.Key;
            }
        }
        """,
        """
        public static int F(PairHeap.Mutator m)
        {
            using (m.OpenScope())
            {
                Local<Pair> a = m.Local(m.NewPair());
                m.Collect();
                Tools.Use(a);
                return a.Key;
            }
        }
        """);

    [Fact]
    public Task HoldsAParameter() => RootingFixTest<RootInLocalCodeFix>.Verify(
        """
        public static GcRef<Pair> F(PairHeap.Mutator m, GcRef<Pair> a)
        {
            // The first.
            a.Key = 1;
            m.Collect();
            a = {|CSG0049:a|}.Left;
            m.Safepoint();
            return {|CSG0049:a|};
        }
        """,
        """
        public static GcRef<Pair> F(PairHeap.Mutator m, GcRef<Pair> a)
        {
            // The first.
            using GcScope scope = m.OpenScope();
            Local<Pair> aLocal = m.Local(a);
            aLocal.Key = 1;
            m.Collect();
            aLocal.Ref = aLocal.Left;
            m.Safepoint();
            return aLocal;
        }
        """);

    [Fact]
    public Task HoldsTwoParametersInOneScope() => RootingFixTest<RootInLocalCodeFix>.Verify(
        """
        public static int F(PairHeap.Mutator m, GcRef<Pair> a, GcRef<Pair> b)
        {
            m.Collect();
            return Tools.Use({|CSG0049:a|}, {|CSG0049:b|});
        }
        """,
        """
        public static int F(PairHeap.Mutator m, GcRef<Pair> a, GcRef<Pair> b)
        {
            using GcScope scope = m.OpenScope();
            Local<Pair> aLocal = m.Local(a);
            Local<Pair> bLocal = m.Local(b);
            m.Collect();
            return Tools.Use(aLocal, bLocal);
        }
        """);

    [Fact]
    public Task HoldsAReceiverThatWaits() => RootingFixTest<RootInLocalCodeFix>.Verify(
        """
        public static void F(PairHeap.Mutator m, Local<Pair> root)
        {
            GcRef<Pair> a = root.Left;
            {|CSG0050:a|}.Left = m.NewPair();
        }
        """,
        """
        public static void F(PairHeap.Mutator m, Local<Pair> root)
        {
            using GcScope scope = m.OpenScope();
            Local<Pair> a = m.Local(root.Left);
            a.Left = m.NewPair();
        }
        """);

    [Fact]
    public Task HoldsTheVariableOfAWalk() => RootingFixTest<RootInLocalCodeFix>.Verify(
        """
        public static int F(PairHeap.Mutator m, Local<Pair> root)
        {
            int sum = 0;
            for (GcRef<Pair> a = root; !a.IsNull; a = {|CSG0049:a|}.Left)
            {
                sum += a.Key;
                m.Safepoint();
            }

            return sum;
        }
        """,
        """
        public static int F(PairHeap.Mutator m, Local<Pair> root)
        {
            using GcScope scope = m.OpenScope();
            int sum = 0;
            for (Local<Pair> a = m.Local(root); !a.IsNull; a.Ref = a.Left)
            {
                sum += a.Key;
                m.Safepoint();
            }

            return sum;
        }
        """);

    [Fact]
    public Task HoldsWhatIsFilledLater() => RootingFixTest<RootInLocalCodeFix>.Verify(
        """
        public static int F(PairHeap.Mutator m, Local<Pair> root, bool left)
        {
            GcRef<Pair> a;
            a = left ? root.Left : root.Right;
            m.Collect();
            var b = {|CSG0049:a|};
            return b.Key + (left ? {|CSG0049:a|} : b).Key;
        }
        """,
        """
        public static int F(PairHeap.Mutator m, Local<Pair> root, bool left)
        {
            using GcScope scope = m.OpenScope();
            Local<Pair> a = m.Local(GcRef<Pair>.Null);
            a.Ref = left ? root.Left : root.Right;
            m.Collect();
            var b = a.Ref;
            return b.Key + (left ? a.Ref : b).Key;
        }
        """);

    [Fact]
    public Task HoldsAnyValue() => RootingFixTest<RootInLocalCodeFix>.Verify(
        """
        public static int F(PairHeap.Mutator m, Local<Pair> root)
        {
            GcAny<PairHeap> value = root.Extra;
            m.Collect();
            return {|CSG0049:value|}.As<Pair>().Key;
        }
        """,
        """
        public static int F(PairHeap.Mutator m, Local<Pair> root)
        {
            using GcScope scope = m.OpenScope();
            LocalAny<PairHeap> value = m.Local(root.Extra);
            m.Collect();
            return value.Any.As<Pair>().Key;
        }
        """);

    [Fact]
    public Task FindsTheMutatorWhereTheMethodMakesIt() => RootingFixTest<RootInLocalCodeFix>.Verify(
        """
        public static int F(PairHeap heap)
        {
            using PairHeap.Mutator m = heap.Attach();
            GcRef<Pair> a = m.NewPair();
            m.Collect();
            return {|CSG0049:a|}.Key;
        }
        """,
        """
        public static int F(PairHeap heap)
        {
            using PairHeap.Mutator m = heap.Attach();
            using GcScope scope = m.OpenScope();
            Local<Pair> a = m.Local(m.NewPair());
            m.Collect();
            return a.Key;
        }
        """);

    [Fact]
    public Task LeavesWhatCannotBeAHandle() => RootingFixTest<RootInLocalCodeFix>.VerifyNone(
        """
        public static int F(PairHeap.Mutator m, GcRef<Pair> a, Local<Pair> root, Local<Text> text)
        {
            m.Collect();
            Tools.Replace(ref {|CSG0049:a|});
            Span<char> chars = text.Chars;
            m.Collect();
            {|CSG0049:chars|}.Clear();
            return Tools.Use({|CSG0050:root|}, m.NewPair());
        }
        """);
}
