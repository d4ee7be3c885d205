using System.Runtime.InteropServices;
using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>
/// Edges that a worker has put off, since their referents are not forwarded yet and in a block that another one has claimed. They wait until that one shares
/// the block, which it does when it looks next or goes to rest. Then any worker takes them.
/// </summary>
/// <remarks>
/// <para>Nothing waits at the end of a trace. An edge only waits for a worker that is at work, as <see cref="Enter"/> and <see cref="LetGo"/> say under the
/// same lock, and that one makes ready what waits for it before it goes to rest, and then looks whether there is work (<see cref="Attendance"/>).</para>
/// <para>Threading: any worker of a trace.</para>
/// </remarks>
internal sealed unsafe class DeferredEdges(int workers)
{
    // What stays for the next trace, in entries: more than most traces put off.
    private const int CapacityKept = 4096;

    private readonly Lock _lock = new();
    private readonly bool[] _isAtWork = new bool[workers];
    private readonly List<(nuint Entry, nint Claim)>[] _waiting = [.. Enumerable.Range(0, workers).Select(static _ => new List<(nuint, nint)>())];
    private readonly List<nuint> _ready = [];
    private readonly int[] _waitingCounts = new int[workers];
    private int _readyCount;

    /// <summary>Whether any edge was ready a moment ago.</summary>
    internal bool Any => Volatile.Read(ref _readyCount) > 0;

    /// <summary>A worker goes to work.</summary>
    internal void Enter(int worker)
    {
        lock (_lock)
        {
            _isAtWork[worker] = true;
        }
    }

    /// <summary>A worker goes to rest: what waits for it becomes ready, and from now on others share its blocks themselves.</summary>
    internal void LetGo(int worker)
    {
        lock (_lock)
        {
            _isAtWork[worker] = false;
            MakeReady(worker);
        }
    }

    /// <summary>Puts an edge off. False if the worker that has claimed the block rests: the block is shared now.</summary>
    /// <param name="entry">The edge, as it was on the stack.</param>
    /// <param name="claim">The claim of the block of its referent.</param>
    /// <param name="owner">The worker that has claimed it.</param>
    internal bool TryDefer(nuint entry, byte* claim, int owner)
    {
        lock (_lock)
        {
            if (!_isAtWork[owner])
            {
                BlockClaims.Share(claim);
                return false;
            }

            _waiting[owner].Add((entry, (nint)claim));
            Volatile.Write(ref _waitingCounts[owner], _waiting[owner].Count);
            return true;
        }
    }

    /// <summary>Whether edges waited for a worker a moment ago.</summary>
    internal bool IsWaitedFor(int worker) => Volatile.Read(ref _waitingCounts[worker]) > 0;

    /// <summary>A worker shares the blocks that edges wait for. Not while it forwards an object.</summary>
    internal void Share(int worker)
    {
        lock (_lock)
        {
            MakeReady(worker);
        }
    }

    /// <summary>Moves some that are ready to a stack, as many as a chunk has at most. False if there are none.</summary>
    internal bool TryTake(ref EdgeStack edges)
    {
        if (!Any)
        {
            return false;
        }

        lock (_lock)
        {
            int left = Math.Max(_ready.Count - EdgeChunk.Capacity, 0);
            Span<nuint> taken = CollectionsMarshal.AsSpan(_ready)[left..];
            if (taken.IsEmpty)
            {
                return false;
            }

            edges.Push(taken);
            CollectionsMarshal.SetCount(_ready, left);
            Trim(_ready);
            Volatile.Write(ref _readyCount, left);
            return true;
        }
    }

    private void MakeReady(int worker)
    {
        List<(nuint Entry, nint Claim)> waiting = _waiting[worker];
        foreach ((nuint entry, nint claim) in waiting)
        {
            BlockClaims.Share((byte*)claim);
            _ready.Add(entry);
        }

        waiting.Clear();
        Trim(waiting);
        Volatile.Write(ref _waitingCounts[worker], 0);
        Volatile.Write(ref _readyCount, _ready.Count);
    }

    private static void Trim<T>(List<T> list)
    {
        if (list.Count == 0 && list.Capacity > CapacityKept)
        {
            list.Capacity = 0;
        }
    }
}
