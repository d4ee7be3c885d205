namespace CopySpaceGen.Tests.Nodes;

/// <summary>A type of node with two edges to its like and a number, whatever its layout, and a mutator of its heap.</summary>
/// <typeparam name="TSelf">The implementation.</typeparam>
/// <typeparam name="TNode">The type of the nodes.</typeparam>
public interface INodes<TSelf, TNode>
    where TSelf : INodes<TSelf, TNode>
    where TNode : unmanaged
{
    /// <summary>The bytes that a node takes in the heap.</summary>
    static abstract int NodeBytes { get; }

    /// <summary>Whether an edge of the heap, of this type or another, takes 4 bytes.</summary>
    static abstract bool HasNarrowEdges { get; }

    /// <summary>Attaches the calling thread to a new heap.</summary>
    static abstract TSelf Attach(GcHeapOptions? options = null);

    GcMutator Mutator { get; }

    GcRef<TNode> New(GcArgument<TNode> first = default, GcArgument<TNode> second = default, int value = 0);

    Local<TNode> Local(GcRef<TNode> node);

    Persistent<TNode> Persistent(GcRef<TNode> node);

    Weak<TNode> Weak(GcRef<TNode> node);

    bool Contains(GcRef<TNode> node);

    static abstract GcRef<TNode> First(GcRef<TNode> node);

    static abstract void SetFirst(GcRef<TNode> node, GcRef<TNode> value);

    static abstract GcRef<TNode> Second(GcRef<TNode> node);

    static abstract void SetSecond(GcRef<TNode> node, GcRef<TNode> value);

    static abstract ref int Value(GcRef<TNode> node);
}
