using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CopySpaceGen.CompilerServices;

/// <summary>
/// What the collector of a heap with <see cref="GcHeapAttribute.AtomicForwarding"/> is made of: one for each worker, with an allocator and
/// a stack of its own. For generated code only.
/// </summary>
/// <remarks>
/// <para>The forwarding word of an object is in one of two states. Not forwarded: it holds what the object holds there. Forwarded: it holds the address
/// of the copy. It changes once. A worker that finds an object not forwarded copies it to where its next copy goes, and then exchanges the word for the
/// address, if the word is still the same (<see cref="TryPublish(nuint*, ref nuint, nuint)"/>). Of several that do so at the same time one succeeds, and
/// goes on behind its copy. The others learn from the exchange where that is, and make their next copy over the one that they have made in vain. Nobody
/// waits for another, not even for one whose thread has lost its processor.</para>
/// <para>All that is in an object but its forwarding word stays as it is throughout the evacuation, and so does that word until it is exchanged: a
/// copy made before a successful exchange is whole, and holds the word that was found. The exchange is a full fence, and others load the word with
/// acquire order, so who sees the address sees the copy, on Arm64 as well.</para>
/// <para>The original has a third state between those two, busy (<c>gc_atomic_forward</c>): a worker first exchanges the word for a mark, copies,
/// and stores the address then, while others spin on the mark. That saves the copies made in vain, which are few. But to read an object right after an
/// exchange within it, in words wider than that one, takes the processor longer than all else about the copy: with 2 threads, collections of quad
/// trees took 1.9 times as long. It also needs a way back, for the case that there is no room for the copy. Here room is made before, and
/// <see cref="SpaceBudget"/> says why there always is some.</para>
/// <para>Weak slots are updated by the mutator's thread alone when all workers rest, with the plain form: what it reads has been written before they
/// went to rest.</para>
/// <para>Threading: the thread that is this worker, from the begin of a trace to its end; between traces, the thread that collects. All else
/// that workers share is in <see cref="WorkerTeam"/>. An edge is on one stack only, so one worker reads and writes it: plainly.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract unsafe class ParallelTracer : Tracer
{
    // How many bytes are copied between two looks whether others want work, at most: so few that they get it soon, so many that the looks take no time. An
    // object must fit.
    private const int BytesBetweenOffers = GcHeap.MaxObjectSize;

    private WorkerTeam? _team;
    private EdgeChunk? _spareChunk;
    private int _worker;

    /// <summary>Follows all edges on the stack, while other workers may follow edges to the same objects.</summary>
    protected abstract void AtomicDrain();

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
    /// <param name="entry">The edge to the object, as it was on the stack.</param>
    /// <param name="size">The bytes of the copy.</param>
    /// <param name="edges">How many edges it has.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected void MakeRoomAndOffer(nuint entry, nint size, int edges)
    {
        MakeRoom(entry, size, edges);
        nint interval = _team!.IsAllAtOnce ? size : BytesBetweenOffers;
        To.Limit = Math.Min(To.Limit, To.Hp + (nuint)interval);
        if (Edges.Count > 1 && _team.Offers.IsOpen(_worker))
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

    /// <summary>Makes an object forwarded to the copy that this worker has made of it. False if another worker has been first.</summary>
    /// <param name="forwarding">The forwarding word.</param>
    /// <param name="word">What it was before the copy was made; becomes what the other worker wrote if the result is false.</param>
    /// <param name="forwarded">What it is to be.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static bool TryPublish(nuint* forwarding, ref nuint word, nuint forwarded)
    {
        nuint expected = word;
        word = Interlocked.CompareExchange(ref *forwarding, forwarded, expected);
        return word == expected;
    }

    /// <inheritdoc cref="TryPublish(nuint*, ref nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static bool TryPublish(uint* forwarding, ref uint word, uint forwarded)
    {
        uint expected = word;
        word = Interlocked.CompareExchange(ref *forwarding, forwarded, expected);
        return word == expected;
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

        if (team.Roots.TryTake(out RootRange piece))
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
