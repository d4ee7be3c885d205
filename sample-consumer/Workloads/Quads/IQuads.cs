namespace CopySpaceGen.Sample.Workloads.Quads;

/// <summary>A type of node with four branches and a mutator of its heap: all that differs between the workloads on such trees.</summary>
/// <remarks>
/// Implemented by structs, and code that uses it is generic over them, so that the JIT compiler makes code for each and inlines what
/// the generator emitted as if it had been called directly. Members that run for each node are marked for it like the emitted ones,
/// so that they cost nothing much before that code is compiled a second time either.
/// </remarks>
/// <typeparam name="TSelf">The implementation.</typeparam>
/// <typeparam name="TNode">The type of the nodes.</typeparam>
internal interface IQuads<TSelf, TNode>
    where TSelf : struct, IQuads<TSelf, TNode>
    where TNode : unmanaged
{
    /// <summary>The name of the workload.</summary>
    static abstract string Name { get; }

    /// <summary>The most bytes that a heap of these nodes can have.</summary>
    static abstract long LargestHeapSize { get; }

    /// <summary>Attaches the calling thread to a new heap.</summary>
    static abstract TSelf Attach(GcHeapOptions options);

    GcMutator Mutator { get; }

    GcRef<TNode> New(
        GcArgument<TNode> kid0 = default, GcArgument<TNode> kid1 = default, GcArgument<TNode> kid2 = default, GcArgument<TNode> kid3 = default);

    Local<TNode> Local(GcRef<TNode> node);

    static abstract GcRef<TNode> Kid0(GcRef<TNode> node);

    static abstract GcRef<TNode> Kid1(GcRef<TNode> node);

    static abstract GcRef<TNode> Kid2(GcRef<TNode> node);

    static abstract GcRef<TNode> Kid3(GcRef<TNode> node);
}
