namespace CopySpaceGen;

/// <summary>
/// Which worker of a trace forwards the objects of which block: the one that has claimed it, or any, if the block is shared.
/// </summary>
/// <remarks>
/// <para>An object in a shared block is forwarded by an exchange, which is a full fence: the processor does not load ahead across it, and waits until all
/// copies before it are written. Where objects lie in order, that takes as long as all else about a copy, and a worker goes through whole blocks that
/// nobody else comes to. So a block is claimed by the first worker that comes to it, and forwarded by that one alone, with plain stores. It is shared when
/// another worker wants to forward something there (<see cref="DeferredEdges"/>), or from the beginning, if the one that comes first is unlikely to find its
/// next objects there.</para>
/// <para>A claim is a byte in a table of the slab. In a trace it goes from nobody's to a worker's or to shared, by an exchange, and from a worker's to shared,
/// never back.</para>
/// <para>Why no object is forwarded twice. In a block that a worker has claimed, nobody else writes forwarding words, and who finds an object there not
/// forwarded leaves it. The worker makes the block shared itself, by a store with release order after its last plain store there, or others do for it
/// while it rests, under a lock that it has taken since. Others load the claim with acquire order. So whoever sees that the block is shared and
/// exchanges a word, exchanges what the worker has left there, on Arm64 as well: a word that it has read before that is no longer the word if the object has
/// been forwarded meanwhile, and the exchange tells.</para>
/// <para>Threading: any worker of a trace; <see cref="Reset"/> before they begin.</para>
/// </remarks>
internal static unsafe class BlockClaims
{
    /// <summary>No worker has come to the block in this trace.</summary>
    internal const byte Nobody = 0;

    /// <summary>Any worker forwards the objects of the block.</summary>
    internal const byte Shared = byte.MaxValue;

    /// <summary>The claim of a worker. Workers beyond those that there are numbers for share all blocks that they come to.</summary>
    internal static byte Of(int worker) => (byte)Math.Min(worker + 1, Shared);

    /// <summary>Where the claim of the block is that an address is in.</summary>
    internal static byte* Place(nuint address) =>
        (byte*)(address & ~((nuint)Slab.Size - 1)) + Slab.ClaimsOffset + (address / Slab.BlockSize % Slab.BlockCount);

    /// <summary>Claims a block unless that has been done. Returns the claim that it has then.</summary>
    internal static byte Claim(byte* place, byte claim)
    {
        byte found = Volatile.Read(ref *place);
        if (found == Nobody)
        {
            found = Interlocked.CompareExchange(ref *place, claim, Nobody);
        }

        return found == Nobody ? claim : found;
    }

    /// <summary>Makes a block shared. By the worker that has claimed it, or while that one rests.</summary>
    internal static void Share(byte* place) => Volatile.Write(ref *place, Shared);

    /// <summary>Makes all blocks of some slabs nobody's.</summary>
    internal static void Reset(IEnumerable<nint> slabs)
    {
        foreach (nint slab in slabs)
        {
            new Span<byte>((byte*)slab + Slab.ClaimsOffset, Slab.BlockCount).Clear();
        }
    }
}
