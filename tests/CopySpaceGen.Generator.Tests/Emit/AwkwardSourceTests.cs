using CopySpaceGen.Generator.Tests.Infrastructure;

namespace CopySpaceGen.Generator.Tests.Emit;

/// <summary>Sources that are right but awkward: what is generated for them must compile without a warning.</summary>
public class AwkwardSourceTests
{
    [Theory]
    [InlineData("nuint start, end, size, kind, top, edge, word;")]
    [InlineData("int node, node_, node__, scope, self, value, heap, roots, allocator, layout, forwarding, copy, old, nextRoot;")]
    [InlineData("int Kind, Tag, Size, Trace, EdgeCount, Initialize, ForwardingWord, KindField, Header;")]
    [InlineData("int Attach, Collect, Dispose, Heap, Contains, Persistent, Weak, OpenScope, Mutator, Collector;")]
    [InlineData("int Gc, Rt, Cs, global, System, Node1, nuint_;")]
    [InlineData("int get_Key, Key, set_Key, Item, op_Equality;")]
    public void FieldsMayHaveTheNamesOfGeneratedThings(string fields) =>
        GeneratorTest.Run($"#pragma warning disable CS0649\nusing CopySpaceGen; [GcObject] internal partial struct Node {{ [GcEdge<Node>] private GcRef next; internal {fields} }}\n[GcHeap(typeof(Node))] internal partial class H;");

    [Theory]
    [InlineData("[GcLength] private nint length; [GcTrailing] private int items;", "itemsField, itemsView, ItemsElement, Items_, Length_, LengthOf, LengthOffset")]
    [InlineData("[GcLength] private int isZeroed; [GcTrailing, GcEdge<Node>] private GcRef scope;", "ScopeAt, Offset, ElementSize, SizeWithoutTail, ScopeView, scopeElement, elements, index, first, end")]
    [InlineData("[GcLength] private int count; [GcTrailing] private GcValue kind;", "KindView, Owner, Start, HeaderWord, length")]
    [InlineData("[GcLength] private int start; [GcTrailing] private Part end;", "SizeOf, ClearTail, CopyTail, TraceTail, MaxSmallLength, EdgesPerElement")]
    public void FieldsMayHaveTheNamesOfWhatIsGeneratedForATail(string tail, string fields) => GeneratorTest.Run(
        $$"""
        #pragma warning disable CS0169, CS0649
        using CopySpaceGen;
        [GcObject] internal partial struct Node { internal int {{fields}}; {{tail}} }
        [GcInline] internal partial struct Part { [GcEdge<Node>] private GcRef trace, layout, elements, top, parts, forwardingEdge; internal int Element, ElementAt; }
        [GcHeap(typeof(Node))] internal partial class H;
        """);

    [Theory]
    [InlineData("Index")]
    [InlineData("Elements")]
    [InlineData("First")]
    [InlineData("End")]
    [InlineData("Top")]
    [InlineData("Verifier")]
    [InlineData("Length")]
    [InlineData("Size")]
    [InlineData("Edge")]
    [InlineData("Old")]
    [InlineData("Copy")]
    [InlineData("Hp")]
    [InlineData("Limit")]
    [InlineData("Array")]
    [InlineData("Start")]
    [InlineData("Value")]
    [InlineData("Word")]
    [InlineData("Forwarding")]
    [InlineData("Large")]
    [InlineData("Bottom")]
    [InlineData("Slot")]
    [InlineData("Place")]
    [InlineData("Other")]
    [InlineData("Any")]
    [InlineData("Kind")]
    [InlineData("Item")]
    [InlineData("Layout1")]
    public void TypesOfAllShapesMayHaveTheNamesOfLocals(string name) => GeneratorTest.Run(
        $$"""
        using CopySpaceGen;
        [GcObject] internal partial struct {{name}} { [GcEdge<{{name}}>] private GcRef next; [GcLength] private nint count; [GcTrailing, GcEdge<{{name}}>] private GcRef items; }
        [GcObject] internal partial struct Bytes { [GcEdge] private GcRef owner; [GcLength] private nint count; [GcTrailing] private byte bytes; }
        [GcHeap(typeof({{name}}), typeof(Bytes))] internal partial class H;
        namespace Inlines
        {
            [GcInline] internal partial struct {{name}} { [GcEdge<Node>] private GcRef to; }
            [GcInline, System.Runtime.CompilerServices.InlineArray(3)] internal partial struct Three { [GcEdge<Node>] private GcRef element; }
            [GcObject] internal partial struct Node { private {{name}} one; private Three three; [GcLength] private int count; [GcTrailing] private {{name}} many; }
            [GcHeap(typeof(Node))] internal partial class H2;
        }
        """);

    [Theory]
    [InlineData("GcRef")]
    [InlineData("Local")]
    [InlineData("Persistent")]
    [InlineData("Weak")]
    [InlineData("Gc")]
    [InlineData("Rt")]
    [InlineData("Cs")]
    [InlineData("Mutator")]
    [InlineData("Collector")]
    [InlineData("Slow")]
    [InlineData("Allocator")]
    [InlineData("Tracer")]
    [InlineData("Roots")]
    [InlineData("Span")]
    [InlineData("Index")]
    [InlineData("New")]
    [InlineData("IfTraced")]
    [InlineData("Contains")]
    [InlineData("Attach")]
    [InlineData("@event")]
    [InlineData("@void")]
    [InlineData("_")]
    [InlineData("Été")]
    public void TypesMayHaveTheNamesOfGeneratedThings(string name)
    {
        string source =
            $$"""
            #pragma warning disable CS8981
            [CopySpaceGen.GcObject] internal partial struct {{name}} { [CopySpaceGen.GcEdge<{{name}}>] private CopySpaceGen.GcRef next; [CopySpaceGen.GcEdge<Leaf>] private CopySpaceGen.GcRef leaf; }
            [CopySpaceGen.GcObject] internal partial struct Leaf { public int Key; }
            [CopySpaceGen.GcHeap(typeof({{name}}))] internal partial class H;
            """;

        GeneratorTest.Run(source);
        GeneratorTest.Run("namespace N;\n" + source);
    }

    [Fact]
    public void WhatATailIsCopiedFromMayLieOnTheStack() => GeneratorTest.Run(
        """
        using CopySpaceGen;
        [GcObject] internal partial struct Text { [GcLength] internal readonly int Length; [GcTrailing] private char letters; }
        [GcHeap(typeof(Text))] internal partial class H;
        internal static class Program
        {
            internal static GcRef<Text> Make(H.Mutator m)
            {
                System.Span<char> letters = stackalloc char[3];
                return m.NewText(letters);
            }
        }
        """);

    [Theory]
    [InlineData("PairSlow")]
    [InlineData("SlowPair")]
    [InlineData("IfTracedPair")]
    [InlineData("PairAccessor")]
    [InlineData("pAir")]
    public void TypesMayHaveSimilarNames(string name) => GeneratorTest.Run(
        $$"""
        using CopySpaceGen;
        [GcObject] internal partial struct Pair { [GcEdge<Pair>] private GcRef next; }
        namespace N { [GcObject] internal partial struct {{name}} { [GcEdge<Pair>] private GcRef next; [GcEdge<{{name}}>] private GcRef other; } }
        [GcHeap(typeof(Pair), typeof(N.{{name}}))] internal partial class Heap;
        """);

    [Theory]
    [InlineData("System")]
    [InlineData("Gc")]
    [InlineData("GcHeap_")]
    [InlineData("Local")]
    [InlineData("Persistent")]
    [InlineData("Tracer")]
    [InlineData("@void")]
    public void HeapsMayHaveTheNamesOfGeneratedThings(string name) => GeneratorTest.Run(
        $$"""
        #pragma warning disable CS8981
        namespace N;
        [CopySpaceGen.GcObject] internal partial struct Node { public int Key; }
        [CopySpaceGen.GcHeap(typeof(Node))] internal partial class {{name}};
        """);

    [Theory]
    [InlineData("internal volatile int Flag;")]
    [InlineData("[System.Obsolete] internal int Old;")]
    [InlineData("[System.Obsolete(\"Use another.\")] internal int Old;")]
    [InlineData("internal required int Needed;")]
    [InlineData("internal int Set = 5; public Node() { }")]
    [InlineData("internal System.Nullable<System.DateTime> Time; internal decimal Price; internal System.Int128 Large; internal System.Half Half; internal System.Numerics.Vector4 Vector;")]
    [InlineData("internal System.Runtime.Intrinsics.Vector256<byte> Wide;")]
    [InlineData("internal fixed bool Flags[3]; internal fixed double Numbers[100];")]
    [InlineData("internal bool* Pointer; internal delegate* unmanaged[Cdecl]<ref int, out long, void> Function;")]
    [InlineData("internal readonly bool* Pointer; internal readonly delegate*<void> Function; internal readonly int Number; internal readonly (int, long) Both;")]
    [InlineData("internal Node* Self; internal System.Collections.Generic.KeyValuePair<int, (Kind, Kind?)> Pair; internal enum Kind;")]
    [InlineData("[GcEdge<Node>] private GcRef a, b, c; internal int X, Y;")]
    [InlineData("private protected_ x; internal enum protected_; internal protected_ X2 => x;")]
    [InlineData("internal const int Max = 3; internal static int s_count = Max; internal static readonly string s_name = string.Empty; internal int Key;")]
    public void FieldsMayBeOfAllKinds(string fields) => GeneratorTest.Run(
        $"using CopySpaceGen; [GcObject] internal unsafe partial struct Node {{ [GcEdge<Node>] private GcRef next; {fields} }} [GcHeap(typeof(Node))] internal partial class Heap;");

    [Fact]
    public void PublicHeapsMayHoldWhatIsNotPublic() => GeneratorTest.Run(
        """
        using CopySpaceGen;

        /// <summary>Public.</summary>
        [GcObject]
        public partial struct Open
        {
            [GcEdge<Closed>] private GcRef closed;
            private Secret secret;
            internal Secret Other;
            internal Secret? Third;

            /// <summary>Public.</summary>
            public int Key;

            internal readonly bool IsFirst => secret == Secret.First;
        }

        [GcObject]
        internal partial struct Closed
        {
            [GcEdge<Open>] private GcRef open;
            public int Key;
        }

        internal enum Secret
        {
            First,
        }

        /// <summary>Public.</summary>
        [GcHeap(typeof(Open))]
        public partial class Heap;
        """);

    [Fact]
    public void GeneratedNamesDoNotDependOnTheUsersNamespaces() => GeneratorTest.Run(
        """
        namespace Company.System { internal class Runtime; internal class Gc; }
        namespace Company.CopySpaceGen { internal class GcRef; internal class CompilerServices; }

        namespace Company.Product
        {
            using G = global::CopySpaceGen;

            [G.GcObject]
            internal partial struct Node { [G.GcEdge<Node>] private G.GcRef next; internal unsafe fixed int Numbers[2]; }

            [G.GcHeap(typeof(Node))]
            internal partial class Heap;

            internal class Math;
            internal class Span;
            internal class MethodImplAttribute;
        }
        """);

    [Fact]
    public void ObjectsMayBeEmpty() => GeneratorTest.Run("using CopySpaceGen; [GcObject] internal partial struct Node; [GcHeap(typeof(Node))] internal partial class Heap;");
}
