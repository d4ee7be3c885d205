using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>Edges on their way from the stack of one worker to that of another.</summary>
/// <remarks>Threading: of whoever holds it; it is handed on by an exchange of references, which is a fence on both sides.</remarks>
internal sealed class EdgeChunk
{
    /// <summary>The most edges of a chunk. More would leave the giver short of work, fewer would make the journey cost more than the work.</summary>
    internal const int Capacity = 256;

    private readonly nuint[] _entries = new nuint[Capacity];
    private int _count;

    /// <summary>Takes the oldest entries off a stack: up to half of them.</summary>
    internal void TakeHalf(ref EdgeStack edges)
    {
        _count = (int)Math.Min(edges.Count / 2, Capacity);
        edges.TakeOldest(_entries.AsSpan(0, _count));
    }

    /// <summary>Puts the entries on a stack, in the order that they had.</summary>
    internal void PushOn(ref EdgeStack edges) => edges.Push(_entries.AsSpan(0, _count));
}
