using System.Runtime.CompilerServices;

namespace CopySpaceGen.Sample.Workloads.Quads;

/// <summary>Trees of <see cref="Quad"/>s.</summary>
internal readonly struct WideQuads : IQuads<WideQuads, Quad>
{
    private readonly QuadHeap.Mutator _m;

    [NoCollect]
    private WideQuads(QuadHeap.Mutator m) => _m = m;

    public static string Name => "quads";

    public static long LargestHeapSize => GcHeapOptions.LargestHeapSize;

    public GcMutator Mutator => _m;

    public static WideQuads Attach(GcHeapOptions options) => new(new QuadHeap(options).Attach());

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public GcRef<Quad> New(GcArgument<Quad> kid0 = default, GcArgument<Quad> kid1 = default, GcArgument<Quad> kid2 = default, GcArgument<Quad> kid3 = default) =>
        _m.NewQuad(kid0, kid1, kid2, kid3);

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public Local<Quad> Local(GcRef<Quad> node) => _m.Local(node);

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static GcRef<Quad> Kid0(GcRef<Quad> node) => node.Kid0;

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static GcRef<Quad> Kid1(GcRef<Quad> node) => node.Kid1;

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static GcRef<Quad> Kid2(GcRef<Quad> node) => node.Kid2;

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static GcRef<Quad> Kid3(GcRef<Quad> node) => node.Kid3;
}
