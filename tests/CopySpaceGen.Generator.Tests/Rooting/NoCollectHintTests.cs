using CopySpaceGen.Generator.Tests.Infrastructure;

namespace CopySpaceGen.Generator.Tests.Rooting;

/// <summary>Where <c>[NoCollect]</c> is proposed.</summary>
public class NoCollectHintTests
{
    [Theory]
    [InlineData("public static void {|CSG0054:M|}(GoodHeap.Mutator m) { }")]
    [InlineData("public static int {|CSG0054:M|}(GoodHeap.Mutator m, GcRef<Good> good) => good.Key;")]
    [InlineData("public static int {|CSG0054:M|}(GoodHeap.Mutator m, GcRef<Good> good) { using (m.OpenScope()) { return m.Local(good).Key; } }")]
    [InlineData("public static int {|CSG0054:M|}(GoodHeap.Mutator m, GcRef<Good> good) => good.IsNull ? 0 : 1 + M(m, good.Next);")]
    [InlineData("public static int {|CSG0054:M|}<T>(T m, int n) where T : GcMutator => n;")]
    [InlineData("public static int {|CSG0054:M|}(this GoodHeap.Mutator m) => System.Linq.Enumerable.Count([1, 2], static item => item > 1);")]
    [InlineData("public static System.Action {|CSG0054:M|}(GoodHeap.Mutator m) => () => m.Collect();")]
    [InlineData("[NoCollect] public static void M(GoodHeap.Mutator m) { }")]
    [InlineData("public static void M(GoodHeap.Mutator m) => m.Collect();")]
    [InlineData("public static void M(GoodHeap.Mutator m) { using (m.Park()) { } }")]
    [InlineData("public static void M(GoodHeap.Mutator m, System.Action action) => action();")]
    [InlineData("public static void M(GoodHeap.Mutator m, int[] keys) => System.Array.ForEach(keys, key => m.NewGood(key: key));")]
    [InlineData("public static void M(GoodHeap.Mutator m) { Call(); void Call() => m.Collect(); }")]
    [InlineData("public static async System.Threading.Tasks.Task M(GoodHeap.Mutator m, System.Threading.Tasks.Task task) => await task;")]
    [InlineData("public static System.Collections.Generic.IEnumerable<int> M(GoodHeap.Mutator m) { yield return 1; m.Collect(); }")]
    [InlineData("public static System.Collections.Generic.IEnumerable<int> M(GoodHeap.Mutator m) { yield return 1; }")]
    [InlineData("public static int M(int key) => key;")]
    [InlineData("public static int M(GoodHeap heap) => heap.GetHashCode();")]
    [InlineData("[DllImport(\"gc\")] public static extern void M(nint m);")]
    public Task A_method_that_gets_a_mutator_and_never_collects_is_proposed(string method) =>
        MarkupTest.Verify("internal static class Program { " + method + " }");

    [Fact]
    public Task So_are_constructors_and_methods_of_what_has_one() => MarkupTest.Verify(
        """
        internal class Reader
        {
            private readonly GoodHeap.Mutator m;
            private int count;
            public {|CSG0054:Reader|}(GoodHeap.Mutator m) => this.m = m;
            public Reader(GoodHeap.Mutator m, int count) : this(m) { this.count = count; m.Collect(); }
            public int {|CSG0054:Read|}(GcRef<Good> good) => good.Key + count;
            public static int Pure(int key) => key;
            public int Make() { m.NewGood(); return 0; }
            public int Size { get { return count; } }
        }
        """);

    [Fact]
    public Task What_others_override_or_is_behind_an_interface_is_not() => MarkupTest.Verify(
        """
        internal interface IVisitor { void Visit(GoodHeap.Mutator m); void Leave(GoodHeap.Mutator m) { } }

        internal abstract class Base : IVisitor, System.IDisposable
        {
            public GoodHeap.Mutator? M;
            public abstract void A(GoodHeap.Mutator m);
            public virtual void B(GoodHeap.Mutator m) { }
            public void Visit(GoodHeap.Mutator m) { }
            void System.IDisposable.Dispose() { }
        }

        internal sealed class Derived : Base
        {
            public override void A(GoodHeap.Mutator m) { }
        }
        """);

    [Fact]
    public Task A_recursion_through_another_method_is_not_looked_through() => MarkupTest.Verify(
        """
        internal static class Program
        {
            public static bool Even(GoodHeap.Mutator m, GcRef<Good> good) => good.IsNull || Odd(m, good.Next);
            public static bool Odd(GoodHeap.Mutator m, GcRef<Good> good) => !good.IsNull && Even(m, good.Next);
        }
        """);
}
