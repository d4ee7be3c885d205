namespace CopySpaceGen.Tests.Nodes;

/// <summary>Nodes whose edges all take 4 bytes and lie across the words, in a heap of several kinds.</summary>
public class OddNodesTests : NodeTests<OddNodes, OddNode>;

/// <summary>No edge is at a multiple of 8.</summary>
[GcObject]
public partial struct OddNode
{
    public int Value;
    [GcEdge<OddNode>] private GcRef32 _first;
    public int Middle;
    [GcEdge<OddNode>] private GcRef32 _second;
    public int Last;
    [GcEdge<WideFirst>] private GcRef32 _wide;
}

public sealed class OddNodes : INodes<OddNodes, OddNode>
{
    private readonly MixedNodeHeap.Mutator _m;

    private OddNodes(MixedNodeHeap.Mutator m) => _m = m;

    public static int NodeBytes => 24;

    public static bool HasNarrowEdges => true;

    public GcMutator Mutator => _m;

    public static OddNodes Attach(GcHeapOptions? options = null) => new(new MixedNodeHeap(options).Attach());

    public GcRef<OddNode> New(GcArgument<OddNode> first = default, GcArgument<OddNode> second = default, int value = 0) =>
        _m.NewOddNode(first: first, second: second, value: value);

    public Local<OddNode> Local(GcRef<OddNode> node) => _m.Local(node);

    public Persistent<OddNode> Persistent(GcRef<OddNode> node) => _m.Persistent(node);

    public Weak<OddNode> Weak(GcRef<OddNode> node) => _m.Weak(node);

    public bool Contains(GcRef<OddNode> node) => ((MixedNodeHeap)_m.Heap).Contains(node);

    public static GcRef<OddNode> First(GcRef<OddNode> node) => node.First;

    public static void SetFirst(GcRef<OddNode> node, GcRef<OddNode> value) => node.First = value;

    public static GcRef<OddNode> Second(GcRef<OddNode> node) => node.Second;

    public static void SetSecond(GcRef<OddNode> node, GcRef<OddNode> value) => node.Second = value;

    public static ref int Value(GcRef<OddNode> node) => ref node.Value;
}
