using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>What changed edges of heaps with edges to any object have more than others.</summary>
public static class GcChangedEdgeExtensions
{
    /// <summary>The object that holds the edge, as one of any type. False if it is of a type that no edge to any object can refer to.</summary>
    /// <typeparam name="THeap">The heap class.</typeparam>
    /// <param name="edge">The edge.</param>
    /// <param name="holder">The object, or nothing.</param>
    /// <exception cref="InvalidOperationException">There was a collection since, or the calling thread is not attached to the heap.</exception>
    public static bool TryGetHolder<THeap>(this GcChangedEdge<THeap> edge, out GcAny<THeap> holder) where THeap : GcHeap, IAnyHeap
    {
        bool isOne = edge.HasAnyHolder;
        holder = isOne ? GcAny<THeap>.OfWord(edge.HolderAddress()) : default;
        return isOne;
    }
}
