namespace CopySpaceGen.Tests.Nodes;

/// <summary>Nodes of 4-byte edges alone, in a heap of one kind.</summary>
public class NarrowNodesTests : NodeTests<NarrowNodes, NarrowNode>;

/// <summary>Three fields of 4 bytes, rounded up to the granule.</summary>
[GcObject]
public partial struct NarrowNode
{
    [GcEdge<NarrowNode>] private GcRef32 _first;
    [GcEdge<NarrowNode>] private GcRef32 _second;
    public int Value;
}

[GcHeap(typeof(NarrowNode), Aligned = true)]
public sealed partial class NarrowNodeHeap;

public sealed class NarrowNodes : INodes<NarrowNodes, NarrowNode>
{
    private readonly NarrowNodeHeap.Mutator _m;

    private NarrowNodes(NarrowNodeHeap.Mutator m) => _m = m;

    public static int NodeBytes => 16;

    public static bool HasNarrowEdges => true;

    public GcMutator Mutator => _m;

    public static NarrowNodes Attach(GcHeapOptions? options = null) => new(new NarrowNodeHeap(options).Attach());

    public GcRef<NarrowNode> New(GcArgument<NarrowNode> first = default, GcArgument<NarrowNode> second = default, int value = 0) =>
        _m.NewNarrowNode(first: first, second: second, value: value);

    public Local<NarrowNode> Local(GcRef<NarrowNode> node) => _m.Local(node);

    public Persistent<NarrowNode> Persistent(GcRef<NarrowNode> node) => _m.Persistent(node);

    public Weak<NarrowNode> Weak(GcRef<NarrowNode> node) => _m.Weak(node);

    public bool Contains(GcRef<NarrowNode> node) => ((NarrowNodeHeap)_m.Heap).Contains(node);

    public static GcRef<NarrowNode> First(GcRef<NarrowNode> node) => node.First;

    public static void SetFirst(GcRef<NarrowNode> node, GcRef<NarrowNode> value) => node.First = value;

    public static GcRef<NarrowNode> Second(GcRef<NarrowNode> node) => node.Second;

    public static void SetSecond(GcRef<NarrowNode> node, GcRef<NarrowNode> value) => node.Second = value;

    public static ref int Value(GcRef<NarrowNode> node) => ref node.Value;
}
