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

    /// <summary>Takes up to half of the entries off a stack: every other one of the oldest.</summary>
    /// <remarks>
    /// In a depth-first trace, the further up an entry is on the stack, the less is reached by it: in a tree of four branches, three quarters of what is left
    /// are behind the three oldest ones. Who gave the oldest half away would be done with the rest at once, and have to steal it back.
    /// </remarks>
    internal void TakeHalf(ref EdgeStack edges)
    {
        _count = (int)Math.Min(edges.Count / 2, Capacity);
        edges.TakeEveryOtherOfOldest(_entries.AsSpan(0, _count));
    }

    /// <summary>Puts the entries on a stack, in the order that they had.</summary>
    internal void PushOn(ref EdgeStack edges) => edges.Push(_entries.AsSpan(0, _count));
}
