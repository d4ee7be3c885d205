using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CopySpaceGen.CompilerServices;

/// <summary>
/// What the collector of a heap with <see cref="GcHeapAttribute.AtomicForwarding"/> is made of: one for each worker, with an allocator and
/// a stack of its own. For generated code only.
/// </summary>
/// <remarks>
/// <para>The forwarding word of an object is in one of two states. Not forwarded: it holds what the object holds there. Forwarded: it holds the address
/// of the copy. It changes once, when the copy is <b>published</b>
/// (<see cref="TryPublish{TSharing}(nuint*, ref nuint, nuint)"/>).</para>
/// <para>What is in a block that a worker has claimed it forwards alone, with plain stores: <see cref="BlockClaims"/> says why that is right. To what is in a
/// shared block, any worker can come. One that finds it not forwarded copies it to where its next copy goes, and then exchanges the word
/// for the address, if the word is still the same. Of several that do so at the same time one succeeds, and goes on behind its copy. The others learn
/// from the exchange where that is, and make their next copy over the one that they have made in vain. Nobody waits for another, not even for one whose
/// thread has lost its processor.</para>
/// <para>All that is in an object but its forwarding word stays as it is throughout the evacuation, and so does that word until the copy is published: a
/// copy made before a successful exchange is whole, and holds the word that was found. Others take the address from the word and write it to their edges, and
/// no more: who reads what is in a copy has made it, or has been handed an edge in it by an exchange (<see cref="Offers"/>), or goes on after all workers
/// have gone to rest. So the order in which others see a copy and its address makes no difference, on Arm64 either.</para>
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
public abstract unsafe partial class ParallelTracer : Tracer
{
    // How many bytes are copied between two looks whether others want work, at most: so few that they get it soon, so many that the looks take no time. An
    // object must fit.
    private const int BytesBetweenOffers = GcHeap.MaxObjectSize;

    private WorkerTeam? _team;
    private EdgeChunk? _spareChunk;
    private int _worker;

    /// <summary>Follows edges to objects in blocks that this worker has claimed: all on the stack, or until <see cref="HasToEnd"/>.</summary>
    protected abstract void DrainByBlocks();

    /// <summary>Follows edges to objects that others may follow edges to as well: all on the stack, or until <see cref="HasToEnd"/>.</summary>
    protected abstract void DrainByObjects();

    internal void Join(WorkerTeam team, int worker)
    {
        _team = team;
        _worker = worker;
        SharePendingTails(team.Tails);
    }

    /// <summary>Traces for as long as there is anything to be taken.</summary>
    internal void Work()
    {
        EnterClaims();
        while (TryFindWork())
        {
            do
            {
                HasToEnd = false;
                if (_isAmongOthers)
                {
                    DrainByObjects();
                }
                else
                {
                    DrainByBlocks();
                }
            }
            while (HasToEnd);
        }
    }

    /// <summary>Makes room as <see cref="Tracer.MakeRoom"/>, and offers edges to other workers. Called each time that some bytes have been copied.</summary>
    /// <param name="entry">The edge to the object, as it was on the stack.</param>
    /// <param name="size">The bytes of its copy.</param>
    /// <typeparam name="TSharing">How workers share the objects.</typeparam>
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected void MakeRoomAndOffer<TSharing>(nuint entry, nint size)
        where TSharing : struct, ISharing
    {
        MakeRoom(entry, size);
        if (!TSharing.ByBlocks && !TSharing.ByObjects)
        {
            return;
        }

        nint interval = _team!.IsAllAtOnce ? size : BytesBetweenOffers;
        To.Limit = Math.Min(To.Limit, To.Hp + (nuint)interval);
        ShareWanted();
        if (Edges.Count > 1 && _team.Offers.IsOpen(_worker))
        {
            EdgeChunk chunk = _spareChunk ?? new EdgeChunk();
            _spareChunk = null;
            chunk.TakeHalf(ref Edges);
            _team.Offers.Make(_worker, chunk);
            _team.OnWork();
        }
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
        else if (!team.Deferred.TryTake(ref Edges) && !team.Tails.Any)
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
