using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Tests.Parsing;

/// <summary>The types of a heap and their order.</summary>
public class KindTests
{
    [Fact]
    public void ListedTypesComeFirstThenLevelByLevelWhatTheirEdgesReach() => Assert.Equal(
        ["A", "B", "C", "D", "E"],
        Names(
            """
            [GcObject] internal partial struct E { public int X; }
            [GcObject] internal partial struct D { [GcEdge<A>] private GcRef a; }
            [GcObject] internal partial struct C { [GcEdge<E>] private GcRef e; }
            [GcObject] internal partial struct B { [GcEdge<D>] private GcRef d; }
            [GcObject] internal partial struct A { [GcEdge<C>] private GcRef c; [GcEdge<B>] private GcRef b; [GcEdge<A>] private GcRef a; }
            [GcHeap(typeof(A), typeof(B))] internal partial class Heap;
            """));

    [Fact]
    public void ATypeListedTwiceIsThereOnce() => Assert.Equal(
        ["A"],
        Names("[GcObject] internal partial struct A { public int X; } [GcHeap(typeof(A), typeof(A))] internal partial class Heap;"));

    [Fact]
    public void KindsAreDense()
    {
        HeapModel heap = Parsed.Heap(
            """
            [GcObject] internal partial struct A { [GcEdge<B>] private GcRef b; }
            [GcObject] internal partial struct B { [GcEdge<A>] private GcRef a; }
            [GcHeap(typeof(A))] internal partial class Heap;
            """);

        Assert.Equal([0, 1], heap.Objects.Select(type => type.Kind));
    }

    [Fact]
    public void AHeapOfOneTypeHasNoKinds() => Assert.Null(Parsed.Node("[GcEdge<Node>] private GcRef next;").Kind);

    private static IEnumerable<string> Names(string source) => Parsed.Heap(source).Objects.Select(type => type.Declaration.Name);
}
