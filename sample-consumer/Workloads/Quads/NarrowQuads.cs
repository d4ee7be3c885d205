using System.Runtime.CompilerServices;

namespace CopySpaceGen.Sample.Workloads.Quads;

/// <summary>Trees of <see cref="Quad32"/>s.</summary>
internal readonly struct NarrowQuads : IQuads<NarrowQuads, Quad32>
{
    private readonly Quad32Heap.Mutator _m;

    [NoCollect]
    private NarrowQuads(Quad32Heap.Mutator m) => _m = m;

    public static string Name => "quads32";

    public static long LargestHeapSize => GcHeapOptions.LargestNarrowHeapSize;

    public GcMutator Mutator => _m;

    public static NarrowQuads Attach(GcHeapOptions options) => new(new Quad32Heap(options).Attach());

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public GcRef<Quad32> New(GcArgument<Quad32> kid0 = default, GcArgument<Quad32> kid1 = default, GcArgument<Quad32> kid2 = default, GcArgument<Quad32> kid3 = default) =>
        _m.NewQuad32(kid0, kid1, kid2, kid3);

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public Local<Quad32> Local(GcRef<Quad32> node) => _m.Local(node);

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static GcRef<Quad32> Kid0(GcRef<Quad32> node) => node.Kid0;

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static GcRef<Quad32> Kid1(GcRef<Quad32> node) => node.Kid1;

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static GcRef<Quad32> Kid2(GcRef<Quad32> node) => node.Kid2;

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static GcRef<Quad32> Kid3(GcRef<Quad32> node) => node.Kid3;
}
