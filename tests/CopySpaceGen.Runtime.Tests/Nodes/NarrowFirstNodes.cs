namespace CopySpaceGen.Tests.Nodes;

/// <summary>Nodes whose 4-byte edge comes before the 8-byte one, in a heap of several kinds.</summary>
public class NarrowFirstNodesTests : NodeTests<NarrowFirstNodes, NarrowFirst>;

/// <summary>Begins with a 4-byte edge.</summary>
[GcObject]
public partial struct NarrowFirst
{
    [GcEdge<NarrowFirst>] private GcRef32 _first;
    [GcEdge<Leaf>] private GcRef32 _leaf;
    [GcEdge<NarrowFirst>] private GcRef _second;
    public int Value;
}

public sealed class NarrowFirstNodes : INodes<NarrowFirstNodes, NarrowFirst>
{
    private readonly MixedNodeHeap.Mutator _m;

    private NarrowFirstNodes(MixedNodeHeap.Mutator m) => _m = m;

    public static int NodeBytes => 24;

    public static bool HasNarrowEdges => true;

    public GcMutator Mutator => _m;

    public static NarrowFirstNodes Attach(GcHeapOptions? options = null) => new(new MixedNodeHeap(options).Attach());

    public GcRef<NarrowFirst> New(GcArgument<NarrowFirst> first = default, GcArgument<NarrowFirst> second = default, int value = 0) =>
        _m.NewNarrowFirst(first: first, second: second, value: value);

    public Local<NarrowFirst> Local(GcRef<NarrowFirst> node) => _m.Local(node);

    public Persistent<NarrowFirst> Persistent(GcRef<NarrowFirst> node) => _m.Persistent(node);

    public Weak<NarrowFirst> Weak(GcRef<NarrowFirst> node) => _m.Weak(node);

    public bool Contains(GcRef<NarrowFirst> node) => ((MixedNodeHeap)_m.Heap).Contains(node);

    public static GcRef<NarrowFirst> First(GcRef<NarrowFirst> node) => node.First;

    public static void SetFirst(GcRef<NarrowFirst> node, GcRef<NarrowFirst> value) => node.First = value;

    public static GcRef<NarrowFirst> Second(GcRef<NarrowFirst> node) => node.Second;

    public static void SetSecond(GcRef<NarrowFirst> node, GcRef<NarrowFirst> value) => node.Second = value;

    public static ref int Value(GcRef<NarrowFirst> node) => ref node.Value;
}
