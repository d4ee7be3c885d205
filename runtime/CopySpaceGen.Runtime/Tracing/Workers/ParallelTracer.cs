using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CopySpaceGen.CompilerServices;

/// <summary>
/// What the collector of a heap with <see cref="GcHeapAttribute.AtomicForwarding"/> is made of: one for each worker, with an allocator and
/// a stack of its own. For generated code only.
/// </summary>
/// <remarks>
/// <para>The forwarding word of an object is in one of three states (<c>gc_atomic_forward</c>). Not forwarded: it holds what the object holds there.
/// Busy: a worker has exchanged that for the word of an object whose copy is at address 0, and now makes the copy. Forwarded: the
/// worker has stored the word with the address of the copy.</para>
/// <para>A worker that finds an object not forwarded exchanges its word for the busy one, if the word is still the same
/// (<see cref="TryAcquire(nuint*, ref nuint, nuint)"/>); of several, one wins. It copies the object, writes the word that the exchange
/// returned into the copy, which is the only place where that word still is, and then stores the address of the copy with release order
/// (<see cref="Commit(nuint*, nuint)"/>). Others load the word with acquire order, so who sees the address sees the copy as it is, on Arm64 as
/// well. Who finds the object busy waits for the address (<see cref="AwaitCopy(nuint*, nuint)"/>).</para>
/// <para>The original has a way back from busy to not forwarded, for the case that there is no room for the copy. Here room is made before the
/// word is acquired, and <see cref="SpaceBudget"/> says why there always is some; hence what has become busy becomes forwarded, and after the
/// trace no word is busy. For the same reason the update of weak slots, which the mutator's thread does alone when all workers rest, needs no atomic
/// form: what it reads has been written before they went to rest.</para>
/// <para>Threading: the thread that is this worker, from the begin of a trace to its end; between traces, the thread that collects. All else
/// that workers share is in <see cref="WorkerTeam"/>. An edge is on one stack only, so one worker reads and writes it: plainly.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract unsafe class ParallelTracer : Tracer
{
    // How many bytes are copied between two looks whether others want work: so few that they get it soon, so many that the looks take no time. An
    // object must fit.
    private const int BytesBetweenOffers = GcHeap.MaxObjectSize;

    /// <summary>The busy state of a reference of 8 bytes and of a header.</summary>
    protected const nuint BusyWord = ForwardedBit;

    /// <summary>The busy state of a <see cref="GcValue"/>.</summary>
    protected const nuint BusyValue = ForwardedValueTag;

    private WorkerTeam? _team;
    private EdgeChunk? _spareChunk;
    private int _worker;

    /// <summary>
    /// The busy state of a 4-byte edge: a place in the region where copies are made, but in the headers of the first slab, where no object is.
    /// </summary>
    protected uint BusyGranules { get; private set; }

    /// <summary>Puts root slots on the stack, the last first.</summary>
    /// <param name="first">The first root slot.</param>
    /// <param name="end">The end of the last root slot.</param>
    protected abstract void PushRoots(nuint* first, nuint* end);

    /// <summary>Follows all edges on the stack, while other workers may follow edges to the same objects.</summary>
    protected abstract void AtomicDrain();

    internal override void Begin(CopySpace space, LargeObjectSpace? large)
    {
        base.Begin(space, large);
        BusyGranules = Cage.Granules((nuint)space.Low + Granule) | ActiveGranules;
    }

    internal void Join(WorkerTeam team, int worker)
    {
        _team = team;
        _worker = worker;
        SharePendingTails(team.Tails);
    }

    /// <summary>Traces for as long as there is anything to be taken.</summary>
    internal void Work()
    {
        while (TryFindWork())
        {
            AtomicDrain();
        }
    }

    /// <summary>Makes room as <see cref="Tracer.MakeRoom"/>, and offers edges to other workers. Called each time that some bytes have been copied.</summary>
    /// <param name="size">The bytes of the copy.</param>
    /// <param name="edges">How many edges it has.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected void MakeRoomAndOffer(nint size, int edges)
    {
        MakeRoom(size, edges);
        if (!IsDisordered)
        {
            nuint interval = _team!.IsAllAtOnce ? (nuint)size : BytesBetweenOffers;
            To.Limit = Math.Min(To.RegionEnd, To.Hp + interval);
        }

        if (Edges.Count > 1 && _team!.Offers.IsOpen(_worker))
        {
            EdgeChunk chunk = _spareChunk ?? new EdgeChunk();
            _spareChunk = null;
            chunk.TakeHalf(ref Edges);
            _team.Offers.Make(_worker, chunk);
            _team.OnWork();
        }
    }

    /// <summary>What a forwarding word is now, and with it what the worker that wrote it had written before.</summary>
    /// <param name="forwarding">The word.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static nuint LoadWord(nuint* forwarding) => Volatile.Read(ref *forwarding);

    /// <inheritdoc cref="LoadWord(nuint*)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static uint LoadWord(uint* forwarding) => Volatile.Read(ref *forwarding);

    /// <summary>Makes an object busy, so that this worker copies it. False if another has done so.</summary>
    /// <param name="forwarding">The forwarding word.</param>
    /// <param name="word">What it was; becomes what it is if the result is false.</param>
    /// <param name="busy">What it is while the object is being copied.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static bool TryAcquire(nuint* forwarding, ref nuint word, nuint busy)
    {
        nuint expected = word;
        word = Interlocked.CompareExchange(ref *forwarding, busy, expected);
        return word == expected;
    }

    /// <inheritdoc cref="TryAcquire(nuint*, ref nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static bool TryAcquire(uint* forwarding, ref uint word, uint busy)
    {
        uint expected = word;
        word = Interlocked.CompareExchange(ref *forwarding, busy, expected);
        return word == expected;
    }

    /// <summary>Tells other workers where the copy of an object is, which is complete.</summary>
    /// <param name="forwarding">The forwarding word.</param>
    /// <param name="word">What it is to be.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void Commit(nuint* forwarding, nuint word) => Volatile.Write(ref *forwarding, word);

    /// <inheritdoc cref="Commit(nuint*, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void Commit(uint* forwarding, uint word) => Volatile.Write(ref *forwarding, word);

    /// <summary>Waits until an object that is busy has been copied. That takes as long as a copy, unless the thread that makes it is not running.</summary>
    /// <param name="forwarding">The forwarding word.</param>
    /// <param name="busy">What it is while the object is being copied.</param>
    /// <returns>The forwarding word with the place of the copy.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected static nuint AwaitCopy(nuint* forwarding, nuint busy)
    {
        SpinWait spin = default;
        nuint word;
        while ((word = Volatile.Read(ref *forwarding)) == busy)
        {
            spin.SpinOnce();
        }

        return word;
    }

    /// <inheritdoc cref="AwaitCopy(nuint*, nuint)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected static uint AwaitCopy(uint* forwarding, uint busy)
    {
        SpinWait spin = default;
        uint word;
        while ((word = Volatile.Read(ref *forwarding)) == busy)
        {
            spin.SpinOnce();
        }

        return word;
    }

    private protected override void OnTailDeferred() => _team?.OnWork();

    // With an empty stack. What the worker has offered itself comes first, so that it never rests while that lies there.
    private bool TryFindWork()
    {
        WorkerTeam team = _team!;
        Edges.Clear();
        if (team.HasFailed)
        {
            return false;
        }

        if ((team.Offers.Take(_worker)) is { } own)
        {
            Accept(own);
            return true;
        }

        if (team.Roots.TryTake(out (nint First, nint End) piece))
        {
            PushRoots((nuint*)piece.First, (nuint*)piece.End);
        }
        else if (team.Offers.Steal(_worker) is { } stolen)
        {
            Accept(stolen);
        }
        else if (!team.Tails.Any)
        {
            return false;
        }

        if (team.HasWork)
        {
            team.OnWork();
        }

        return true;
    }

    private void Accept(EdgeChunk chunk)
    {
        chunk.PushOn(ref Edges);
        _spareChunk = chunk;
    }
}
