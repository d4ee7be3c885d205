namespace CopySpaceGen.Tests.Nodes;

/// <summary>Nodes whose 8-byte edge comes before the 4-byte one, in a heap of several kinds.</summary>
public class WideFirstNodesTests : NodeTests<WideFirstNodes, WideFirst>;

/// <summary>Begins with an 8-byte edge.</summary>
[GcObject]
public partial struct WideFirst
{
    [GcEdge<WideFirst>] private GcRef _first;
    [GcEdge<WideFirst>] private GcRef32 _second;
    [GcEdge<NarrowFirst>] private GcRef32 _narrow;
    [GcEdge<OddNode>] private GcRef _odd;
    public int Value;
}

public sealed class WideFirstNodes : INodes<WideFirstNodes, WideFirst>
{
    private readonly MixedNodeHeap.Mutator _m;

    private WideFirstNodes(MixedNodeHeap.Mutator m) => _m = m;

    public static int NodeBytes => 32;

    public static bool HasNarrowEdges => true;

    public GcMutator Mutator => _m;

    public static WideFirstNodes Attach(GcHeapOptions? options = null) => new(new MixedNodeHeap(options).Attach());

    public GcRef<WideFirst> New(GcArgument<WideFirst> first = default, GcArgument<WideFirst> second = default, int value = 0) =>
        _m.NewWideFirst(first: first, second: second, value: value);

    public Local<WideFirst> Local(GcRef<WideFirst> node) => _m.Local(node);

    public Persistent<WideFirst> Persistent(GcRef<WideFirst> node) => _m.Persistent(node);

    public Weak<WideFirst> Weak(GcRef<WideFirst> node) => _m.Weak(node);

    public bool Contains(GcRef<WideFirst> node) => ((MixedNodeHeap)_m.Heap).Contains(node);

    public static GcRef<WideFirst> First(GcRef<WideFirst> node) => node.First;

    public static void SetFirst(GcRef<WideFirst> node, GcRef<WideFirst> value) => node.First = value;

    public static GcRef<WideFirst> Second(GcRef<WideFirst> node) => node.Second;

    public static void SetSecond(GcRef<WideFirst> node, GcRef<WideFirst> value) => node.Second = value;

    public static ref int Value(GcRef<WideFirst> node) => ref node.Value;
}
