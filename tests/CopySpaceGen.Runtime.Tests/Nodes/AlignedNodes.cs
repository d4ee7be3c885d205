namespace CopySpaceGen.Tests.Nodes;

/// <summary>Nodes of 8-byte edges alone, in an aligned heap.</summary>
public class AlignedNodesTests : NodeTests<AlignedNodes, AlignedNode>;

/// <summary>As in any other heap.</summary>
[GcObject]
public partial struct AlignedNode
{
    [GcEdge<AlignedNode>] private GcRef _first;
    [GcEdge<AlignedNode>] private GcRef _second;
    public int Value;
}

[GcHeap(typeof(AlignedNode), Aligned = true)]
public sealed partial class AlignedNodeHeap;

public sealed class AlignedNodes : INodes<AlignedNodes, AlignedNode>
{
    private readonly AlignedNodeHeap.Mutator _m;

    private AlignedNodes(AlignedNodeHeap.Mutator m) => _m = m;

    public static int NodeBytes => 24;

    public static bool HasNarrowEdges => false;

    public GcMutator Mutator => _m;

    public static AlignedNodes Attach(GcHeapOptions? options = null) => new(new AlignedNodeHeap(options).Attach());

    public GcRef<AlignedNode> New(GcArgument<AlignedNode> first = default, GcArgument<AlignedNode> second = default, int value = 0) =>
        _m.NewAlignedNode(first: first, second: second, value: value);

    public Local<AlignedNode> Local(GcRef<AlignedNode> node) => _m.Local(node);

    public Persistent<AlignedNode> Persistent(GcRef<AlignedNode> node) => _m.Persistent(node);

    public Weak<AlignedNode> Weak(GcRef<AlignedNode> node) => _m.Weak(node);

    public bool Contains(GcRef<AlignedNode> node) => ((AlignedNodeHeap)_m.Heap).Contains(node);

    public static GcRef<AlignedNode> First(GcRef<AlignedNode> node) => node.First;

    public static void SetFirst(GcRef<AlignedNode> node, GcRef<AlignedNode> value) => node.First = value;

    public static GcRef<AlignedNode> Second(GcRef<AlignedNode> node) => node.Second;

    public static void SetSecond(GcRef<AlignedNode> node, GcRef<AlignedNode> value) => node.Second = value;

    public static ref int Value(GcRef<AlignedNode> node) => ref node.Value;
}
