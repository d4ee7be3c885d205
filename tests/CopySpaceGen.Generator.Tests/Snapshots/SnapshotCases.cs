namespace CopySpaceGen.Generator.Tests.Snapshots;

/// <summary>One heap for each form that generated code can take.</summary>
internal static class SnapshotCases
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        // One type: nothing carries a kind, nothing has a header.
        ["Quad"] =
            """
            using CopySpaceGen;

            namespace Trees;

            /// <summary>A node of a quad tree.</summary>
            [GcObject]
            public partial struct Quad
            {
                [GcEdge<Quad>] private GcRef _northWest;
                [GcEdge<Quad>] private GcRef _northEast;
                [GcEdge<Quad>] private GcRef _southWest;
                [GcEdge<Quad>] private GcRef _southEast;
            }

            /// <summary>Quad trees.</summary>
            [GcHeap(typeof(Quad))]
            public sealed partial class QuadHeap;
            """,

        // Two types that reach each other: roots and the stack of edges carry the kind.
        ["MutualRecursion"] =
            """
            using CopySpaceGen;

            namespace Company;

            [GcObject]
            internal partial struct Person
            {
                [GcEdge<Team>] private GcRef team;
                public int Age;
            }

            [GcObject]
            internal partial struct Team
            {
                [GcEdge<Person>] private GcRef lead;
                [GcEdge<Team>] private GcRef parent;
            }

            [GcHeap(typeof(Team))]
            internal sealed partial class CompanyHeap;
            """,

        // An aligned heap of 8-byte references: only the test whether a reference is into it differs.
        ["Aligned"] =
            """
            using CopySpaceGen;

            [GcObject]
            internal partial struct Link
            {
                [GcEdge<Link>] private GcRef next;
            }

            [GcHeap(typeof(Link), Aligned = true)]
            internal sealed partial class LinkHeap;
            """,

        // References of 4 bytes: alone, where one of them carries the forwarding state, and beside one of 8, which does instead.
        ["NarrowEdges"] =
            """
            using CopySpaceGen;

            [GcObject]
            internal partial struct Tree
            {
                [GcEdge<Tree>] private GcRef32 left;
                [GcEdge<Tree>] private GcRef32 right;
                [GcEdge<Owner>] private GcRef32 owner;
                public int Key;
            }

            [GcObject]
            internal partial struct Owner
            {
                [GcEdge<Tree>] private GcRef32 tree;
                public int Id;
                [GcEdge<Owner>] private GcRef next;
            }

            [GcHeap(typeof(Tree), Aligned = true)]
            internal sealed partial class TreeHeap;
            """,

        // Several threads collect: each loop is there a second time, for forwarding words that others write meanwhile.
        ["AtomicForwarding"] =
            """
            using CopySpaceGen;

            [GcObject]
            internal partial struct Quad
            {
                [GcEdge<Quad>] private GcRef northWest;
                [GcEdge<Quad>] private GcRef northEast;
                [GcEdge<Quad>] private GcRef southWest;
                [GcEdge<Quad>] private GcRef southEast;
            }

            [GcHeap(typeof(Quad), AtomicForwarding = true)]
            internal sealed partial class QuadHeap;
            """,

        // The same for all forwarding words: an edge of 4 bytes, of 8, a value, a length, a header; with tails, large objects and edges to any object.
        ["AtomicForms"] =
            """
            using CopySpaceGen;

            [GcObject]
            internal partial struct Tree
            {
                [GcEdge<Text>] private GcRef32 name;
                [GcEdge<Tree>] private GcRef32 left;
                [GcEdge<Tree>] private GcRef32 right;
            }

            [GcObject(TypedOnly = true)]
            internal partial struct Text
            {
                [GcLength] private int length;
                [GcTrailing] private char chars;
            }

            [GcObject(TypedOnly = true)]
            internal partial struct Rope
            {
                [GcEdge<Rope>] private GcRef32 next;
                [GcLength] private int length;
                [GcTrailing] private byte bytes;
            }

            [GcObject(TypedOnly = true)]
            internal partial struct Vector
            {
                [GcEdge<Rope>] private GcRef rope;
                [GcLength] private nint length;
                [GcTrailing, GcEdge] private GcRef items;
            }

            [GcObject(TypedOnly = true)]
            internal partial struct Cell
            {
                private GcValue value;
                [GcEdge<Page>] private GcRef32 page;
            }

            [GcObject(TypedOnly = true)]
            internal unsafe partial struct Page
            {
                [GcEdge<Vector>] private GcRef vector;
                public fixed byte Bytes[8192];
            }

            [GcHeap(typeof(Tree), typeof(Vector), typeof(Cell), Aligned = true, AtomicForwarding = true)]
            internal sealed partial class FormsHeap;
            """,

        // A type without edges has a header.
        ["Leaf"] =
            """
            using CopySpaceGen;

            [GcObject]
            internal partial struct Number
            {
                public long Value;
            }

            [GcHeap(typeof(Number))]
            internal sealed partial class NumberHeap;
            """,

        // Containing types are reopened; what only some code can name is handed out to that code only.
        ["NestedTypes"] =
            """
            using CopySpaceGen;

            namespace Graphs;

            /// <summary>Holds the types of a graph.</summary>
            public static partial class Graph
            {
                /// <summary>A vertex.</summary>
                [GcObject]
                public partial record struct Vertex
                {
                    [GcEdge<Arc>] private GcRef _first;
                    private Color _color;
                    private Mark _mark;

                    /// <summary>Its name.</summary>
                    public int Id;

                    internal readonly bool IsMarked => _mark != Mark.None;

                    private enum Mark : byte
                    {
                        None,
                        Seen,
                    }
                }

                [GcObject]
                internal partial struct Arc
                {
                    [GcEdge<Arc>] private GcRef _next;
                    [GcEdge<Vertex>] private GcRef _head;
                }

                internal enum Color
                {
                    White,
                    Black,
                }

                /// <summary>Graphs.</summary>
                [GcHeap(typeof(Vertex))]
                public sealed partial class Heap;
            }
            """,

        // Names that are keywords, or that generated code would like to use itself.
        ["KeywordNames"] =
            """
            #pragma warning disable CS8981
            using CopySpaceGen;

            namespace @namespace;

            [GcObject]
            internal partial struct @event
            {
                [GcEdge<@event>] private GcRef @class;
                public int @int;
                public int start;
                public int end;
                public int event_;
                public int @yield;
                public int _;
            }

            [GcHeap(typeof(@event))]
            internal sealed partial class KeywordHeap;
            """,

        // All other kinds of fields.
        ["FieldKinds"] =
            """
            using System;
            using CopySpaceGen;

            namespace Fields;

            [GcObject]
            internal unsafe partial struct Everything
            {
                public readonly Guid Id;
                public fixed char Name[21];
                public byte* Bytes;
                public delegate* unmanaged<int, void> Callback;
                public DayOfWeek Day;
                public (int Low, long High) Range;
                public int? Maybe;
                [GcEdge<Everything>] private GcRef _next;
                internal bool IsDone;
            }

            [GcHeap(typeof(Everything))]
            internal sealed partial class FieldsHeap;
            """,

        // A tail of data: the sign bit of the length tells what has been copied.
        ["DataTail"] =
            """
            using CopySpaceGen;

            [GcObject]
            internal partial struct Text
            {
                [GcLength] public readonly int Length;
                [GcTrailing] private char chars;
            }

            [GcHeap(typeof(Text))]
            internal sealed partial class TextHeap;
            """,

        // Tails of edges, and of structs with edges: large ones are traced in slices.
        ["EdgeTails"] =
            """
            using CopySpaceGen;

            [GcObject]
            internal partial struct Vector
            {
                [GcLength] private int length;
                [GcTrailing, GcEdge<Table>] private GcRef items;
            }

            [GcInline]
            internal partial struct Entry
            {
                public int Hash;
                [GcEdge<Vector>] private GcRef key;
                [GcEdge<Table>] private GcRef value;
            }

            [GcObject]
            internal partial struct Table
            {
                [GcEdge<Table>] private GcRef parent;
                [GcLength] private nint count;
                [GcTrailing] private Entry entries;
            }

            [GcHeap(typeof(Vector))]
            internal sealed partial class TableHeap;
            """,

        // Tails in an aligned heap with 4-byte references, which may refer to large objects.
        ["NarrowTail"] =
            """
            using CopySpaceGen;

            [GcObject]
            internal partial struct Rope
            {
                [GcEdge<Rope>] private GcRef32 next;
                [GcLength] private int length;
                [GcTrailing] private byte bytes;
            }

            [GcHeap(typeof(Rope), Aligned = true)]
            internal sealed partial class RopeHeap;
            """,

        // Structs and arrays in an object: their edges are flattened to constant offsets, long arrays get a loop.
        ["Inlines"] =
            """
            using System.Runtime.CompilerServices;
            using CopySpaceGen;

            [GcInline]
            internal partial struct Link
            {
                [GcEdge<Node>] private GcRef to;
                public int Weight;
            }

            [GcInline, InlineArray(3)]
            internal partial struct Links
            {
                private Link link;
            }

            [GcInline, InlineArray(100)]
            internal partial struct Children
            {
                [GcEdge<Node>] private GcRef child;
            }

            [GcObject]
            internal partial struct Node
            {
                private Link first;
                private Links links;
                private Children children;
                public System.Int128 Id;
            }

            [GcHeap(typeof(Node))]
            internal sealed partial class NodeHeap;
            """,

        // Edges to objects of any type or of several, and fields for any value: only what they reach has a header.
        ["AnyEdges"] =
            """
            using CopySpaceGen;

            namespace Lisp;

            [GcObject]
            internal partial struct Cons
            {
                private GcValue car;
                private GcValue cdr;
            }

            [GcObject]
            internal partial struct Closure
            {
                [GcEdge] private GcRef code;
                [GcEdge<Frame>] private GcRef frame;
                [GcEdge<Cons, Closure>] private GcRef name;
            }

            [GcObject(TypedOnly = true)]
            internal partial struct Frame
            {
                [GcEdge<Frame>] private GcRef parent;
                private GcValue slot;
            }

            [GcHeap(typeof(Closure))]
            internal sealed partial class LispHeap;
            """,

        // Fields for any value in a heap of one type: no header, and a value that is none tells what has been copied.
        ["ValuesOfOneKind"] =
            """
            using CopySpaceGen;

            [GcObject]
            internal partial struct Cons
            {
                private GcValue car;
                private GcValue cdr;
            }

            [GcHeap(typeof(Cons))]
            internal sealed partial class ConsHeap;
            """,

        // An object of fixed size that is too large to be copied.
        ["LargeFields"] =
            """
            using CopySpaceGen;

            [GcObject]
            internal unsafe partial struct Page
            {
                [GcEdge<Page>] private GcRef next;
                public fixed byte Bytes[8192];
            }

            [GcHeap(typeof(Page))]
            internal sealed partial class PageHeap;
            """,

        // Written edges are logged: each setter has a barrier, that of a type which may be large finds the bit by address.
        ["FieldLogging"] =
            """
            using CopySpaceGen;

            [GcInline]
            internal partial struct Link
            {
                public int Weight;
                [GcEdge<Tree>] private GcRef _to;
            }

            [GcObject]
            internal partial struct Tree
            {
                [GcEdge<Tree>] private GcRef _left;
                private Link _link;
                [GcEdge<Table>] private GcRef _table;
            }

            [GcObject]
            internal partial struct Table
            {
                [GcEdge<Tree>] private GcRef _owner;
                [GcLength] private int _count;
                [GcTrailing, GcEdge<Tree>] private GcRef _trees;
            }

            [GcHeap(typeof(Tree), FieldLogging = true)]
            internal sealed partial class ForestHeap;
            """,

        // The same for one type with 4-byte references: a bit stands for 4 bytes, and the holder of an edge is of that type.
        ["FieldLoggingNarrow"] =
            """
            using CopySpaceGen;

            [GcObject]
            internal partial struct Quad
            {
                [GcEdge<Quad>] private GcRef32 _northWest;
                [GcEdge<Quad>] private GcRef32 _northEast;
                [GcEdge<Quad>] private GcRef32 _southWest;
                [GcEdge<Quad>] private GcRef32 _southEast;
            }

            [GcHeap(typeof(Quad), Aligned = true, FieldLogging = true)]
            internal sealed partial class QuadHeap;
            """,

        // Structs and arrays in logged objects: handed out to be read, and to be written after all their edges were logged.
        ["FieldLoggingParts"] =
            """
            using System.Runtime.CompilerServices;
            using CopySpaceGen;

            [GcInline]
            internal partial struct Link
            {
                [GcEdge<Node>] private GcRef _to;
                public int Weight;
            }

            [GcInline, InlineArray(3)]
            internal partial struct Links
            {
                private Link _link;
            }

            [GcInline, InlineArray(20)]
            internal partial struct Children
            {
                [GcEdge<Node>] private GcRef _child;
            }

            [GcInline]
            internal unsafe partial struct Place
            {
                private Link _link;
                private Links _links;
                private Children _children;
                private short _x;
                public fixed byte Name[8];
            }

            [GcObject]
            internal partial struct Node
            {
                private Place _place;
                private Links _links;
                private Children _children;
            }

            [GcObject]
            internal partial struct Table
            {
                [GcEdge<Node>] private GcRef _owner;
                [GcLength] private nint _count;
                [GcTrailing] private Link _entries;
            }

            [GcHeap(typeof(Table), FieldLogging = true)]
            internal sealed partial class TableHeap;
            """,

        // All flags together.
        ["AllFlags"] =
            """
            using CopySpaceGen;

            [GcInline]
            internal partial struct Entry
            {
                [GcEdge<Text>] private GcRef32 _key;
                [GcEdge<Table>] private GcRef32 _value;
            }

            [GcObject]
            internal partial struct Table
            {
                private Entry _first;
                [GcLength] private int _count;
                [GcTrailing] private Entry _entries;
            }

            [GcObject]
            internal partial struct Text
            {
                [GcLength] private int _length;
                [GcTrailing] private char _chars;
            }

            [GcHeap(typeof(Table), Aligned = true, AtomicForwarding = true, FieldLogging = true)]
            internal sealed partial class TableHeap;
            """,
    };
}
