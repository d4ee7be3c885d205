using System.Runtime.InteropServices;

namespace CopySpaceGen;

/// <summary>
/// What workers offer each other: each keeps one chunk of old edges of its stack where any other can steal it, and takes it back when
/// it has nothing else to do.
/// </summary>
/// <remarks>
/// <para>A deque that others steal from (Chase and Lev 2005) costs its owner a fence at each pop. Here the stack is the owner's alone, and
/// nothing is paid until it offers a chunk, which it does at most once for some thousand bytes copied, and only while its place is empty.</para>
/// <para>Threading: a place is filled by its owner only, and emptied by whoever exchanges the chunk for null: the exchange gives a chunk to
/// exactly one, and as a full fence makes what the giver has written, the copies that the edges are in among it, visible to the taker.</para>
/// </remarks>
internal sealed class Offers(int workers)
{
    private readonly Place[] _places = new Place[workers];

    /// <summary>Whether any chunk was offered a moment ago.</summary>
    internal bool Any
    {
        get
        {
            for (int worker = 0; worker < _places.Length; worker++)
            {
                if (!IsOpen(worker))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether a worker's place is empty. To the worker itself a true answer stays true, for only it fills the place.</summary>
    internal bool IsOpen(int worker) => Volatile.Read(ref _places[worker].Chunk) is null;

    /// <summary>Offers a chunk in the worker's own place, which is empty.</summary>
    internal void Make(int worker, EdgeChunk chunk) => Interlocked.Exchange(ref _places[worker].Chunk, chunk);

    /// <summary>Takes what is in a worker's place, if anything is.</summary>
    internal EdgeChunk? Take(int worker) => IsOpen(worker) ? null : Interlocked.Exchange(ref _places[worker].Chunk, null);

    /// <summary>Takes the offer of another worker, the next one first, so that thieves spread.</summary>
    internal EdgeChunk? Steal(int thief)
    {
        for (int distance = 1; distance < _places.Length; distance++)
        {
            if (Take((thief + distance) % _places.Length) is { } chunk)
            {
                return chunk;
            }
        }

        return null;
    }

    // Two cache lines each, since processors fetch them in pairs: a worker that looks at its own place disturbs no other.
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Place
    {
        [FieldOffset(0)]
        internal EdgeChunk? Chunk;
    }
}
