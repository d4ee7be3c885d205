using CopySpaceGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace CopySpaceGen.Generator.Tests.Rooting;

/// <summary>What is reported where <c>[NoCollect]</c> is not kept.</summary>
public class NoCollectTests
{
    private const string Helpers =
        """
        internal static class Helpers
        {
            public static int Any(GoodHeap.Mutator m) { m.Collect(); return 0; }
            [NoCollect] public static int None(GoodHeap.Mutator m) => 0;
            public static GcRef<Good> Make(GoodHeap.Mutator m) => m.NewGood();
            public static int Pure(int key) => key;
        }

        [NoCollect] internal delegate void Quiet(GoodHeap.Mutator m);
        internal delegate void Loud(GoodHeap.Mutator m);

        internal sealed class Builder(GoodHeap.Mutator mutator) : System.IDisposable
        {
            public GoodHeap.Mutator Mutator { get; } = mutator;
            public int Size { get { Mutator.Safepoint(); return 0; } set => Mutator.Collect(); }
            [NoCollect] public int Depth { get => 0; set => _ = value; }
            public void Add(int key) => Mutator.NewGood(key: key);
            [NoCollect] public GoodHeap Heap() => (GoodHeap)Mutator.Heap;
            public void Dispose() => Mutator.Collect();
            public Items GetEnumerator() { Mutator.Collect(); return new Items(Mutator); }
        }

        internal struct Items(GoodHeap.Mutator m)
        {
            public readonly int Current => 0;
            public readonly bool MoveNext() { m.Safepoint(); return false; }
        }

        """;

    [Theory]
    [InlineData("{|CSG0053:m.NewGood()|};")]
    [InlineData("{|CSG0053:m.Collect()|}; {|CSG0053:m.Safepoint()|};")]
    [InlineData("using (m.OpenScope()) { Local<Good> local = m.Local(reference); local.Key = local.Next.Key; }")]
    [InlineData("using (Persistent<Good> root = m.Persistent(reference)) { _ = root.Ref.Key + m.Weak(reference).Ref.Key; } _ = m.Heap;")]
    [InlineData("using ({|CSG0053:m.Park()|}) { }")]
    [InlineData("_ = {|CSG0053:Helpers.Any(m)|} + Helpers.None(m) + Helpers.Pure(1);")]
    [InlineData("reference = {|CSG0053:Helpers.Make(m)|};")]
    [InlineData("if (reference.IsNull) { {|CSG0053:m.Collect()|}; } else { reference.Key++; }")]
    [InlineData("Builder b = {|CSG0053:new Builder(m)|}; {|CSG0053:b.Add(1)|}; _ = b.Mutator; _ = b.Heap();")]
    [InlineData("Builder b = null!; _ = {|CSG0053:b.Size|}; {|CSG0053:b.Size|} = 1; {|CSG0053:b.Size|} += 1; {|CSG0053:b.Size|}++; ({|CSG0053:b.Size|}, _) = (1, 2);")]
    [InlineData("Builder b = null!; _ = b.Depth; b.Depth = 1; b.Depth += 1; b.Depth++;")]
    [InlineData("Builder b = null!; using ({|CSG0053:b|}) { }")]
    [InlineData("using Builder {|CSG0053:b = null!|};")]
    [InlineData("Builder b = null!; foreach (int key in {|CSG0053:b|}) { _ = key; }")]
    [InlineData("System.Action later = () => m.Collect(); _ = later;")]
    [InlineData("{|CSG0053:System.Array.ForEach([1], key => m.NewGood(key: key))|}; System.Array.ForEach([1], static key => Helpers.Pure(key));")]
    [InlineData("System.Action later = () => m.Collect(); {|CSG0053:later()|};")]
    [InlineData("Call(); void Call() { }")]
    [InlineData("{|CSG0053:Call()|}; void Call() => m.Collect();")]
    [InlineData("Call(); [NoCollect] void Call() => {|CSG0053:m.Collect()|};")]
    [InlineData("Quiet quiet = static m => {|CSG0053:m.Collect()|}; quiet(m);")]
    [InlineData("Quiet quiet = static m => _ = m.Heap; quiet(m);")]
    [InlineData("Quiet quiet = {|CSG0053:Loud|}; quiet(m); static void Loud(GoodHeap.Mutator m) { }")]
    [InlineData("Quiet quiet = Silent; quiet(m); [NoCollect] static void Silent(GoodHeap.Mutator m) { }")]
    [InlineData("Loud loud = static m => m.Collect(); {|CSG0053:loud(m)|}; Quiet quiet = new({|CSG0053:loud|}); quiet(m);")]
    [InlineData("System.Action marked = [NoCollect] () => {|CSG0053:m.Collect()|}; _ = marked;")]
    public Task A_marked_method_calls_nothing_that_may_collect(string body) => MarkupTest.Verify(
        Helpers + "internal static class Program { [NoCollect] public static void M(GoodHeap.Mutator m, GcRef<Good> reference) { " + body + " } }");

    [Fact]
    public Task Nor_does_any_other_marked_member() => MarkupTest.Verify(
        """
        internal sealed class Trees
        {
            private readonly GoodHeap.Mutator m;
            [NoCollect] public Trees(GoodHeap.Mutator m) { this.m = m; {|CSG0053:m.Collect()|}; }
            [NoCollect] public Trees(GoodHeap.Mutator m, int n) {|CSG0053:: this(m, n, 1)|} { }
            public Trees(GoodHeap.Mutator m, int n, int k) { this.m = m; m.Collect(); }
            [NoCollect] public int Count { get => 0; set => {|CSG0053:m.Collect()|}; }
            public int Size { [NoCollect] get { {|CSG0053:m.Collect()|}; return 0; } set => m.Collect(); }
            [NoCollect] public int this[int index] => {|CSG0053:Find(index)|};
            [NoCollect] public static async System.Threading.Tasks.Task Wait(System.Threading.Tasks.Task task) => {|CSG0053:await task|};
            private int Find(int index) { m.Collect(); return index; }
            public void Sort() => m.Collect();
        }
        """);

    [Fact]
    public Task What_takes_the_place_of_a_marked_member_is_marked() => MarkupTest.Verify(
        """
        internal interface IVisitor
        {
            [NoCollect] void Visit(GoodHeap.Mutator m);
            [NoCollect] int Count { get; }
            void Done(GoodHeap.Mutator m);
        }

        internal abstract class Base
        {
            [NoCollect] public abstract void Enter(GoodHeap.Mutator m);
            [NoCollect] public virtual void Leave(GoodHeap.Mutator m) { }
            public abstract void Free(GoodHeap.Mutator m);
        }

        internal class Wrong : Base, IVisitor
        {
            public void {|CSG0053:Visit|}(GoodHeap.Mutator m) { }
            int IVisitor.{|CSG0053:Count|} => 0;
            public void Done(GoodHeap.Mutator m) { }
            public override void {|CSG0053:Enter|}(GoodHeap.Mutator m) { }
            public override void {|CSG0053:Leave|}(GoodHeap.Mutator m) => {|CSG0053:m.Collect()|};
            public override void Free(GoodHeap.Mutator m) => m.Collect();
        }

        internal sealed class Right : Base, IVisitor
        {
            [NoCollect] public void Visit(GoodHeap.Mutator m) { }
            int IVisitor.Count { [NoCollect] get => 0; }
            public void Done(GoodHeap.Mutator m) { }
            [NoCollect] public override void Enter(GoodHeap.Mutator m) { }
            [NoCollect] public override void Leave(GoodHeap.Mutator m) { }
            public override void Free(GoodHeap.Mutator m) => m.Collect();
        }

        internal class Visits { public void Visit(GoodHeap.Mutator m) => m.Collect(); public int Count => 0; public void Done(GoodHeap.Mutator m) => m.Collect(); }
        internal sealed class {|CSG0053:{|CSG0053:Inherits|}|} : Visits, IVisitor;
        internal sealed class Derived : Wrong;
        """);

    [Theory]
    [InlineData("'M' is marked [NoCollect], but 'NewGood' may collect: let the caller do that, or remove the attribute", "m.NewGood()")]
    [InlineData("'M' is marked [NoCollect], but 'Any' may collect: mark 'Any' with [NoCollect] if it never collects, or remove the attribute", "Helpers.Any(m)")]
    [InlineData("'M' is marked [NoCollect], but 'new Builder' may collect: mark 'new Builder' with [NoCollect] if it never collects, or remove the attribute", "new Builder(m)")]
    public Task The_message_names_the_call_and_what_to_do(string message, string call) => MarkupTest.Verify(
        test => test.ExpectedDiagnostics.Add(
            new DiagnosticResult("CSG0053", DiagnosticSeverity.Warning).WithLocation(0).WithMessage(message).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)),
        Helpers + "internal static class Program { [NoCollect] public static void M(GoodHeap.Mutator m) { {|#0:" + call + "|}; } }");
}
