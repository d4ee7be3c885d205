using System.Text.RegularExpressions;

namespace CopySpaceGen.Generator.Tests.Conformance;

/// <summary>Nodes of one shape that refer to each other in one way, in a heap with some flags.</summary>
public sealed record ConformanceCase(Shape Shape, EdgeForm Edge, HeapForm Heap)
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        .. from shape in Shape.All
           from edge in EdgeForm.All
           from heap in HeapForm.All
           where heap.Suits(edge)
           select new ConformanceCase(shape, edge, heap),
    ];

    public string Name => $"{Shape}_{Edge}_{Heap}";

    /// <summary>The source of the types, of their heap, and of an <see cref="INodes"/> over them.</summary>
    public string Source => Heap.LogsFields
        ? Regex.Replace(Regex.Replace(Text, @"\bnode\.@(\w+)\[([^\]]+)\]", "node.Write$1At($2)"), @"\.@(\w+)", ".Write$1()").Replace(" REF ", " ref readonly ", StringComparison.Ordinal)
        : Text.Replace(" REF ", " ref ", StringComparison.Ordinal);

    private string Text =>
        $$"""
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using CopySpaceGen;
        using CopySpaceGen.CompilerServices;
        using CopySpaceGen.Generator.Tests.Conformance;

        namespace {{Name}};

        {{Shape.Declarations.Replace("EDGE", $"{Edge.Attribute}private {Edge.FieldType}", StringComparison.Ordinal)}}

        {{Edge.OtherType}}

        [GcHeap(typeof(Node){{(HasKinds ? ", typeof(Leaf)" : "")}}{{Heap.Arguments}})]
        public sealed partial class NodeHeap;

        public sealed unsafe class Nodes : INodes
        {
            private readonly NodeHeap _heap;
            private readonly NodeHeap.Mutator _m;
            private readonly Persistent<Node>[] _roots;

            public Nodes(GcHeapOptions options, int roots)
            {
                _heap = new NodeHeap(options);
                _m = _heap.Attach();
                _roots = [.. Enumerable.Range(0, roots).Select(_ => _m.Persistent(GcRef<Node>.Null))];
            }

            public GcHeap Heap => _heap;

            public void Collect() => _m.Collect();

            public void New(int root, int length, int number)
            {
                GcRef<Node> node = _m.NewNode({{Shape.New}});
                {{Shape.AfterNew}}
                _roots[root].Ref = node;
            }

            public nuint GetRoot(int root) => (nuint)GcAccess.Target(_roots[root].Ref);

            public void SetRoot(int root, nuint node) => _roots[root].Ref = Ref(node);

            public int EdgeCount(nuint address)
            {
                GcRef<Node> node = Ref(address);
                return (int)({{Shape.EdgeCount}});
            }

            public nuint GetEdge(nuint address, int slot, out long? integer)
            {
                GcRef<Node> node = Ref(address);
                {{Edge.LocalType}} value = {{Shape.Get}};
                integer = null;
                {{(Edge.IsTyped
                    ? "return (nuint)GcAccess.Target(value);"
                    : """
                      if (value.IsInteger)
                      {
                          integer = value.AsInteger();
                          return 0;
                      }

                      return value.IsNothing ? 0 : (nuint)GcAccess.Target(value.As<Node>());
                      """)}}
            }

            public void SetEdge(nuint address, int slot, nuint target)
            {
                GcRef<Node> node = Ref(address);
                {{Edge.LocalType}} value = Ref(target){{(Edge.IsTyped ? "" : ".Any")}};
                {{Shape.Set}};
            }

            public bool TrySetInteger(nuint address, int slot, long integer)
            {
                {{(Edge.HoldsIntegers
                    ? $"""
                       GcRef<Node> node = Ref(address);
                       GcAny<NodeHeap> value = integer;
                       {Shape.Set};
                       return true;
                       """
                    : "return false;")}}
            }

            public bool TryCopyParts(nuint address, nuint from)
            {
                {{(Shape.CopyParts is { } copy
                    ? $"""
                       GcRef<Node> node = Ref(address);
                       GcRef<Node> source = Ref(from);
                       {copy}
                       return true;
                       """
                    : "return false;")}}
            }

            public IEnumerable<(nuint Node, int Slot)> ChangedEdges()
            {
                List<(nuint, int)> edges = [];
                {{(Heap.LogsFields
                    ? $$"""
                       foreach (GcChangedEdge<NodeHeap> edge in _heap.ChangedEdges())
                       {
                           string field = edge.Field;
                           nint index = edge.Index;
                           {{(HasKinds ? "Require(edge.TryGetHolder(out GcRef<Node> node));" : "GcRef<Node> node = edge.Holder;")}}
                           {{(Edge.IsTyped ? "" : "Require(edge.TryGetHolder(out GcAny<NodeHeap> any) && any == node.Any);")}}
                           edges.Add(((nuint)GcAccess.Target(node), {{Shape.SlotOf}}));
                       }
                       """
                    : "")}}

                return edges;
            }

            public ref int Number(nuint address)
            {
                {{(Shape.HasNumber
                    ? """
                      GcRef<Node> node = Ref(address);
                      return ref node.Number;
                      """
                    : "throw new NotSupportedException();")}}
            }

            public bool HasDataOf(nuint address, int number)
            {
                GcRef<Node> node = Ref(address);
                return {{Shape.DataCheck}};
            }

            public long Size(nuint address)
            {
                GcRef<Node> node = Ref(address);
                return {{Shape.SizeOfTail ?? "Node.Layout.Size"}};
            }

            private static GcRef<Node> Ref(nuint address) => GcAccess.Reference((Node*)address);

            private static void Require(bool condition) => _ = condition ? true : throw new InvalidOperationException("The holder of a changed edge is not a node.");

            private static int InBrackets(string path) => int.Parse(path.AsSpan((path.IndexOf('[') + 1)..path.IndexOf(']')));

            private static byte[] Bytes(int length, int number) => [.. Enumerable.Range(number, length).Select(i => (byte)i)];

            {{Shape.Helpers}}
        }
        """;

    private bool HasKinds => Edge.OtherType.Length > 0;

    public override string ToString() => Name;
}
