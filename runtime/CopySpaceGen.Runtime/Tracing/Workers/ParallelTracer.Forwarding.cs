using System.Runtime.CompilerServices;

namespace CopySpaceGen.CompilerServices;

// Which objects a worker may forward, and how.
public abstract unsafe partial class ParallelTracer
{
    private byte _claim;
    private nuint _ownRegion;
    private bool _isAmongOthers;

    // Exchanges do no harm in a block of its own, and a loop should not end for each object that is there: it does for the first one after a look.
    private byte _claimAmongOthers;

    /// <summary>Whether a loop has to end with edges left on the stack: the next object is forwarded in the other way.</summary>
    protected bool HasToEnd { get; private set; }

    /// <summary>What a forwarding word is now, and with it what the worker that wrote it had written before.</summary>
    /// <param name="forwarding">The word.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static nuint LoadWord(nuint* forwarding) => Volatile.Read(ref *forwarding);

    /// <inheritdoc cref="LoadWord(nuint*)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static uint LoadWord(uint* forwarding) => Volatile.Read(ref *forwarding);

    /// <summary>Whether this worker may forward an object, in the way that the loop does it.</summary>
    /// <param name="old">The object.</param>
    /// <typeparam name="TSharing">How the loop shares objects with other workers.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected bool MayForward<TSharing>(void* old)
        where TSharing : struct, ISharing
    {
        if (TSharing.ByObjects)
        {
            byte claim = Volatile.Read(ref *BlockClaims.Place((nuint)old));
            return claim == BlockClaims.Shared || claim == _claimAmongOthers;
        }

        // Most are where the last one was.
        if (!TSharing.ByBlocks || ((nuint)old ^ _ownRegion) < Slab.RegionSize)
        {
            return true;
        }

        if (*BlockClaims.Place((nuint)old) != _claim)
        {
            return false;
        }

        _ownRegion = RegionOf(old);
        return true;
    }

    /// <summary>
    /// Claims the block of an object that this worker may not forward as it is, and puts the edge back on the stack; or puts the edge off, if another
    /// worker has claimed the block. False if the loop has to end.
    /// </summary>
    /// <param name="entry">The edge to the object, as it was on the stack.</param>
    /// <param name="old">The object.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected bool ClaimOrDefer(nuint entry, void* old)
    {
        byte* place = BlockClaims.Place((nuint)old);
        byte claim = BlockClaims.Claim(place, IsScattered ? BlockClaims.Shared : _claim);
        bool isOwn = claim == _claim && claim != BlockClaims.Shared;
        if (isOwn)
        {
            _ownRegion = RegionOf(old);
        }
        else if (claim != BlockClaims.Shared && _team!.Deferred.TryDefer(entry, place, claim - 1))
        {
            return true;
        }

        Push(entry);
        HasToEnd = _isAmongOthers == isOwn;
        _claimAmongOthers = _claim;
        _isAmongOthers = !isOwn;
        return !HasToEnd;
    }

    /// <summary>Makes an object forwarded to the copy that this worker has made of it. False if another worker has been first.</summary>
    /// <param name="forwarding">The forwarding word.</param>
    /// <param name="word">What it was before the copy was made; becomes what the other worker wrote if the result is false.</param>
    /// <param name="forwarded">What it is to be.</param>
    /// <typeparam name="TSharing">How workers share the objects.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static bool TryPublish<TSharing>(nuint* forwarding, ref nuint word, nuint forwarded)
        where TSharing : struct, ISharing =>
        TryPublish<TSharing, nuint>(forwarding, ref word, forwarded);

    /// <inheritdoc cref="TryPublish{TSharing}(nuint*, ref nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static bool TryPublish<TSharing>(uint* forwarding, ref uint word, uint forwarded)
        where TSharing : struct, ISharing =>
        TryPublish<TSharing, uint>(forwarding, ref word, forwarded);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryPublish<TSharing, TWord>(TWord* forwarding, ref TWord word, TWord forwarded)
        where TSharing : struct, ISharing
        where TWord : unmanaged, IEquatable<TWord>
    {
        if (!TSharing.ByObjects)
        {
            *forwarding = forwarded;
            return true;
        }

        TWord expected = word;
        word = Interlocked.CompareExchange(ref *forwarding, forwarded, expected);
        return word.Equals(expected);
    }

    private static nuint RegionOf(void* old) => (nuint)old & ~((nuint)Slab.RegionSize - 1);

    private void EnterClaims()
    {
        _claim = BlockClaims.Of(_worker);
        _ownRegion = 0;
        _isAmongOthers = _claim == BlockClaims.Shared;
        _team!.Deferred.Enter(_worker);
    }

    private void ShareWanted()
    {
        _claimAmongOthers = BlockClaims.Shared;
        if (_team!.Deferred.IsWaitedFor(_worker))
        {
            // It may be one of those.
            _ownRegion = 0;
            _team.Deferred.Share(_worker);
            _team.OnWork();
        }
    }
}
