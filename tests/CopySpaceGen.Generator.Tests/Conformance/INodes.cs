namespace CopySpaceGen.Generator.Tests.Conformance;

/// <summary>
/// Nodes of some shape, with a number and any number of edges to their like, in a heap of their own. Implemented by the source of each
/// <see cref="ConformanceCase"/>. Addresses are those of now: they hold until the next call that can collect.
/// </summary>
public interface INodes
{
    GcHeap Heap { get; }

    void Collect();

    /// <summary>Makes a root refer to a new node.</summary>
    /// <param name="root">The root.</param>
    /// <param name="length">The elements of its tail, if nodes have one.</param>
    /// <param name="number">Its number, and what its data are made of.</param>
    void New(int root, int length, int number);

    /// <summary>The node that a root refers to, or 0.</summary>
    nuint GetRoot(int root);

    void SetRoot(int root, nuint node);

    int EdgeCount(nuint node);

    /// <summary>What an edge refers to, or the integer that it holds.</summary>
    nuint GetEdge(nuint node, int slot, out long? integer);

    void SetEdge(nuint node, int slot, nuint target);

    /// <summary>Makes an edge hold an integer; false if it cannot.</summary>
    bool TrySetInteger(nuint node, int slot, long integer);

    /// <summary>Writes all parts of a node as they are in another of as many edges; false if it has no parts that can be written as a whole.</summary>
    bool TryCopyParts(nuint node, nuint source);

    /// <summary>The edges written since the last collection, as the heap tells; none if it does not log them.</summary>
    IEnumerable<(nuint Node, int Slot)> ChangedEdges();

    ref int Number(nuint node);

    /// <summary>Whether the data beside the number are those of the number that the node was made with.</summary>
    bool HasDataOf(nuint node, int number);

    /// <summary>The bytes that a node takes of its heap, without those of a page that are left over.</summary>
    long Size(nuint node);
}
