namespace CopySpaceGen.Generator.Tests.Rooting;

/// <summary>Wrong programs of which the analyzers say nothing: each keeps a raw reference over a collection that is out of their sight.</summary>
internal static class EscapedHazards
{
    /// <summary>What the programs share. A program is a method that gets a mutator and uses what it should not.</summary>
    public const string Shared =
        """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics.CodeAnalysis;
        using System.Linq.Expressions;
        using System.Reflection;
        using System.Reflection.Emit;
        using CopySpaceGen;
        using CopySpaceGen.CompilerServices;

        [GcObject] public partial struct Pair { [GcEdge<Pair>] private GcRef left; [GcEdge] private GcRef other; public int Key; }
        [GcObject] public partial struct Vector { [GcLength] private int count; [GcTrailing, GcEdge<Pair>] private GcRef items; }
        [GcObject] public partial struct Text { [GcLength] private int count; [GcTrailing] private char chars; }
        [GcHeap(typeof(Pair), typeof(Vector), typeof(Text))] public sealed partial class PairHeap;

        public static class Entry
        {
            public static (GcStaleReferenceException? Thrown, long Collections, int Result) Start(Func<PairHeap.Mutator, int> run)
            {
                using PairHeap heap = new(new GcHeapOptions { HeapSize = 1 << 20, Checked = true, Stress = GcStress.Parse("every:1+safepoints") });
                using PairHeap.Mutator m = heap.Attach();
                Hidden.Mutator = m;
                Hidden.Collect = m.Collect;
                Hidden.Context.Value = m;
                try
                {
                    return (null, 0, run(m));
                }
                catch (GcStaleReferenceException thrown)
                {
                    return (thrown, heap.GetStatistics().Collections, 0);
                }
            }
        }

        // What holds the mutator so that its type does not tell.
        public static class Hidden
        {
            public static object Mutator = new();
            public static Action Collect = () => { };
            public static readonly System.Threading.AsyncLocal<object> Context = new();

            public static void Run() => ((PairHeap.Mutator)Mutator).Collect();
            public static void RunSafepoint() => ((PairHeap.Mutator)Mutator).Safepoint();
            public static void RunContext() => ((PairHeap.Mutator)Context.Value!).Collect();
            public static void RunAction() => Collect();
            public static GcRef<Pair> Make() => ((PairHeap.Mutator)Mutator).NewPair(key: 2);
            public static int Read(ref int key) { Run(); return key; }
        }

        public sealed class Trap : IDisposable, IComparer<int>
        {
            public override string ToString() { Hidden.Run(); return ""; }
            public void Dispose() => Hidden.Run();
            public int Compare(int x, int y) { Hidden.Run(); return x - y; }
        }

        """;

    /// <summary>Programs whose use of the reference is caught: name, members, the type that the exception names, and where the collection was.</summary>
    public static IReadOnlyList<(string Name, string Members, string Type, GcPoint Point)> Caught { get; } =
    [
        ("SuppressedByPragma", Run("m.Collect();", "#pragma warning disable CSG0049"), "GcRef<Pair>", GcPoint.Collect),
        ("SuppressedByAttribute", "[SuppressMessage(\"CopySpaceGen\", \"CSG0049\")]\n" + Run("m.Collect();"), "GcRef<Pair>", GcPoint.Collect),
        ("WaitingInAnExpression", Run("pair.Left = m.NewPair();", "#pragma warning disable CSG0050"), "GcRef<Pair>", GcPoint.Allocation),
        ("WaitingForWhatIsHidden", Run("pair.Left = Hidden.Make();"), "GcRef<Pair>", GcPoint.Allocation),
        ("Reflection", Run("typeof(GcMutator).GetMethod(\"Collect\")!.Invoke(m, null);"), "GcRef<Pair>", GcPoint.Collect),
        ("Dynamic", Run("dynamic hidden = Hidden.Mutator; hidden.Collect();"), "GcRef<Pair>", GcPoint.Collect),
        ("DelegateInALocal", Run("Action action = Hidden.Collect; action();"), "GcRef<Pair>", GcPoint.Collect),
        ("DelegateInAField", Run("Hidden.RunAction();"), "GcRef<Pair>", GcPoint.Collect),
        ("Event", "private static event Action? Happened; " + Run("Happened += Hidden.Run; Happened();"), "GcRef<Pair>", GcPoint.Collect),
        ("MutatorInAnObject", Run("Hidden.Run();"), "GcRef<Pair>", GcPoint.Collect),
        ("MutatorInAContext", Run("Hidden.RunContext();"), "GcRef<Pair>", GcPoint.Collect),
        ("Safepoint", Run("Hidden.RunSafepoint();"), "GcRef<Pair>", GcPoint.Safepoint),
        ("WrongPromise", "#pragma warning disable CSG0053\n[NoCollect] private static void Promise(PairHeap.Mutator m) => m.Collect();\n" + Run("Promise(m);"), "GcRef<Pair>", GcPoint.Collect),
        (
            "WrongPromiseByReflection",
            "[NoCollect] private delegate void Quiet(PairHeap.Mutator m); private static void Loud(PairHeap.Mutator m) => m.Collect(); "
                + Run("((Quiet)Delegate.CreateDelegate(typeof(Quiet), typeof(WrongPromiseByReflection).GetMethod(\"Loud\", BindingFlags.NonPublic | BindingFlags.Static)!))(m);"),
            "GcRef<Pair>",
            GcPoint.Collect),
        ("ExpressionTree", "private static readonly Action s_collect = Expression.Lambda<Action>(Expression.Call(typeof(Hidden).GetMethod(\"Run\")!)).Compile(); " + Run("s_collect();"), "GcRef<Pair>", GcPoint.Collect),
        (
            "EmittedCode",
            Run("DynamicMethod method = new(\"collect\", null, null); ILGenerator code = method.GetILGenerator(); code.Emit(OpCodes.Call, typeof(Hidden).GetMethod(\"Run\")!); "
                + "code.Emit(OpCodes.Ret); method.Invoke(null, null);"),
            "GcRef<Pair>",
            GcPoint.Collect),
        ("FunctionPointer", "private static unsafe void Call() { delegate*<void> call = &Hidden.Run; call(); } " + Run("Call();"), "GcRef<Pair>", GcPoint.Collect),
        ("Iterator", "private static IEnumerable<int> Items() { yield return 1; Hidden.Run(); yield return 2; } " + Run("foreach (int item in Items()) { _ = item; }"), "GcRef<Pair>", GcPoint.Collect),
        ("LazyValue", Run("_ = new Lazy<string>(new Trap().ToString).Value;"), "GcRef<Pair>", GcPoint.Collect),
        ("Interpolation", Run("_ = $\"{new Trap()}\";"), "GcRef<Pair>", GcPoint.Collect),
        ("Comparer", Run("Array.Sort([2, 1], new Trap());"), "GcRef<Pair>", GcPoint.Collect),
        ("UsingStatement", Run("using (new Trap()) { }"), "GcRef<Pair>", GcPoint.Collect),
        ("Park", "private static void Wait() { using GcPark park = ((PairHeap.Mutator)Hidden.Mutator).Park(); } " + Run("Wait(); Hidden.Run();"), "GcRef<Pair>", GcPoint.Collect),
        ("AnyValue", "public static int Run(PairHeap.Mutator m) { GcAny<PairHeap> any = m.NewPair(key: 1).Any; Hidden.Run(); return any.As<Pair>().Key; }", "GcAny<PairHeap>", GcPoint.Collect),
        ("ViewOfEdges", "public static int Run(PairHeap.Mutator m) { var items = m.NewVector(2).Items; Hidden.Run(); return items[1].IsNull ? 1 : 2; }", "GcRef<Vector>", GcPoint.Collect),
        ("Argument", "public static int Run(PairHeap.Mutator m) { GcRef<Pair> pair = m.NewPair(key: 1); Hidden.Run(); return m.Weak(pair).Ref.Key; }", "GcRef<Pair>", GcPoint.Collect),
    ];

    /// <summary>Programs that go on without an exception, since places in objects carry no tag: what they read is poison.</summary>
    public static IReadOnlyList<(string Name, string Members)> Poisoned { get; } =
    [
        ("RefLocal", "public static int Run(PairHeap.Mutator m) { ref int key = ref m.NewPair(key: 1).Key; Hidden.Run(); return key; }"),
        ("RefArgument", "public static int Run(PairHeap.Mutator m) => Hidden.Read(ref m.NewPair(key: 1).Key);"),
        (
            "Span",
            "public static int Run(PairHeap.Mutator m) { Span<int> keys = System.Runtime.InteropServices.MemoryMarshal.Cast<char, int>(m.NewText(\"abcdefgh\").Chars); Hidden.Run(); return keys[1]; }"),
        ("Pointer", "public static unsafe int Run(PairHeap.Mutator m) { Pair* pair = GcAccess.Target(m.NewPair(key: 1)); Hidden.Run(); return pair->Key; }"),
    ];

    private static string Run(string hidden, string pragma = "") =>
        $"{pragma}\npublic static int Run(PairHeap.Mutator m) {{ GcRef<Pair> pair = m.NewPair(key: 1); {hidden} return pair.Key; }}";
}
