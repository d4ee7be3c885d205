using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace CopySpaceGen.CompilerServices;

/// <summary>
/// What a generated collector is made of besides its own code: the allocator it copies into and the stack of edges it has yet to
/// follow. For generated code only.
/// </summary>
/// <remarks>Threading: one thread that collects, while all mutators of the heap are stopped.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract unsafe class Tracer
{
    /// <summary>Objects begin at multiples of this many bytes, and take a multiple of it.</summary>
    public const int Granule = 8;

    /// <summary>The bytes in front of an object of a type that has no word with free bits.</summary>
    public const int HeaderSize = 8;

    /// <summary>What an object of a type that wants an alignment to 16 bytes takes more than its bytes.</summary>
    public const int Padding16 = 8;

    /// <summary>Where an entry that carries a kind carries it: user space addresses have 48 bits or fewer on x86-64 and Arm64.</summary>
    public const int KindShift = 48;

    /// <summary>The lowest bit of the forwarding word of an object that has been copied; the other bits are the address of the copy.</summary>
    protected const nuint ForwardedBit = 1;

    /// <summary>What an entry carries in place of a kind if its edge may refer to any object: the word in front of the object tells which.</summary>
    public const int AnyKind = 0xFFFE;

    /// <summary>What <see cref="Next"/> returns if there is no edge left: an entry of no kind.</summary>
    protected static nuint NoEdge
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => nuint.MaxValue;
    }

    /// <summary><see cref="AnyKind"/> as root slots and the stack of edges carry it: in the bits above the address.</summary>
    public static nuint AnyTag
    {
        // The JIT compiler takes the shift for more than it comes to, and would call this for each edge.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nuint)AnyKind << KindShift;
    }

    /// <summary>The bits of a <see cref="GcValue"/> that tell what it holds.</summary>
    protected const nuint ForwardedValueMask = GcValue.TagMask;

    /// <summary>
    /// The lowest three bits of a <see cref="GcValue"/> that serves as the forwarding word of an object that has been copied: no value has
    /// them.
    /// </summary>
    protected const nuint ForwardedValueTag = 4;

    /// <summary>The bit of an entry on the stack that tells an edge of 4 bytes from one of 8, in a heap that has both.</summary>
    public const int NarrowBit = 1;

    /// <summary>The bit of a 4-byte reference that tells in which of the two regions of a block its referent is.</summary>
    protected const uint RegionGranules = Slab.RegionSize / Granule;

    private const int MaxBytesCopiedInline = 128;
    private const int CacheLine = 64;

    // So many roots that scattered referents can be loaded ahead, so few that the stack stays short.
    private const int RootBytesAtOnce = 2048;

    /// <summary>Where the copies go.</summary>
    protected CopySpaceAllocator To;

    /// <summary>The edges still to be followed, the next one on top.</summary>
    protected EdgeStack Edges;

    private CopySpace? _space;
    private LargeObjectSpace? _large;
    private DisorderedStack? _order;
    private PendingTails _pendingTails = new();
    private PrefetchRing _ahead;
    private Scatter _scatter;

    /// <summary>What <see cref="RegionGranules"/> selects from references to copies.</summary>
    protected uint ActiveGranules { get; private set; }

    /// <summary>
    /// The 4-byte reference from which on references are to large objects, which do not move: what refers there is never the place of a copy.
    /// </summary>
    protected uint FirstLargeGranules { get; private set; }

    /// <summary>Makes collections copy in another order than that of the declarations.</summary>
    internal void SetOrder(GcCopyOrder order, int seed) => _order = order == GcCopyOrder.Declared ? null : new DisorderedStack(order, seed);

    internal long StackBytes => (long)Edges.Size;

    /// <summary>Whether the objects that were copied last lay scattered.</summary>
    private protected bool IsScattered => _scatter.IsFound;

    /// <summary>Where tails wait that no worker has begun with: the same place for all workers of a trace.</summary>
    private protected void SharePendingTails(PendingTails tails) => _pendingTails = tails;

    /// <summary>Called when a tail waits that another worker may take slices of.</summary>
    private protected virtual void OnTailDeferred()
    {
    }

    internal void Begin(CopySpace space, LargeObjectSpace? large)
    {
        _space = space;
        _large = large;
        _scatter = default;
        Edges.IsBehindRing = false;
        FirstLargeGranules = Cage.Granules((nuint)space.EndOfBlocks);
        ActiveGranules = (uint)space.ActiveRegion * RegionGranules;
    }

    internal void Finish()
    {
        _space!.Finish(ref To);
        Edges.Clear();
        Edges.Trim();
    }

    internal void Release() => Edges.Release();

    internal void Evacuate(ReadOnlySpan<RootRange> roots)
    {
        foreach (RootRange range in roots)
        {
            for (nint start = range.First; start < range.End; start += RootBytesAtOnce)
            {
                RootRange piece = range.Piece(start, RootBytesAtOnce);
                PushRoots((nuint*)piece.First, (nuint*)piece.End);
                Drain();
            }
        }
    }

    internal void UpdateWeak(ReadOnlySpan<RootRange> slots)
    {
        foreach (RootRange range in slots)
        {
            UpdateWeakSlots((nuint*)range.First, (nuint*)range.End);
        }
    }

    /// <summary>Puts root slots on the stack, the last first.</summary>
    /// <param name="first">The first root slot.</param>
    /// <param name="end">The end of the last root slot.</param>
    protected abstract void PushRoots(nuint* first, nuint* end);

    /// <summary>Follows all edges on the stack: copies what they reach, and makes them refer to the copies.</summary>
    protected abstract void Drain();

    /// <summary>Makes weak slots refer to the copies of their referents, and clears those whose referents were not copied.</summary>
    /// <param name="first">The first weak slot.</param>
    /// <param name="end">The end of the last weak slot.</param>
    protected abstract void UpdateWeakSlots(nuint* first, nuint* end);

    /// <summary>Puts an edge on the stack.</summary>
    /// <param name="entry">The address of the edge, with the kind of its referent where the heap has several.</param>
    protected void Push(nuint entry)
    {
        MakeRoomForEdges(1);
        *Edges.Top++ = entry;
    }

    /// <summary>Takes the edge to be followed next, the one on top, or <see cref="NoEdge"/>.</summary>
    /// <param name="floor"><see cref="EdgeStack.Floor"/>.</param>
    /// <param name="top">The end of the stack.</param>
    /// <remarks>While objects lie scattered, the edge on top has to wait in a ring until its referent is in the cache, and the oldest there is taken.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected nuint Next(nuint* floor, ref nuint* top)
    {
        if (top <= floor)
        {
            Edges.Top = top;
            nuint entry = NextAhead();
            top = Edges.Top;
            return entry;
        }

        return *--top;
    }

    /// <summary>The next multiple of 16.</summary>
    /// <param name="address">A multiple of 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Align16(nuint address) => (address + Padding16) & ~(nuint)15;

    /// <summary>Whether a word is a reference, neither nothing nor a value of another kind.</summary>
    /// <param name="word">What an edge or a root slot holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static bool IsReference(nuint word) => (word & GcValue.TagMask) == 0 && word != 0;

    /// <summary>The kind of an object that has not been copied, as entries carry it.</summary>
    /// <param name="headerWord">The word in front of the object.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static nuint TagOf(nuint headerWord) => ((headerWord >> 1) - 1) << KindShift;

    /// <summary>The address in a word that may carry a kind in the bits above it.</summary>
    internal static nuint AddressIn(nuint word) => word & (((nuint)1 << KindShift) - 1);

    /// <summary>What an edge that is not null refers to, in a heap with edges of 4 and of 8 bytes.</summary>
    /// <param name="edge">The address of the edge, with <see cref="NarrowBit"/> if it has 4 bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static nuint LoadEdge(nuint edge) =>
        (edge & NarrowBit) != 0 ? Cage.Address(edge, *(uint*)(edge - NarrowBit)) : *(nuint*)edge;

    /// <summary>Makes an edge refer to a copy, in a heap with edges of 4 and of 8 bytes.</summary>
    /// <param name="edge">The address of the edge, with <see cref="NarrowBit"/> if it has 4 bytes.</param>
    /// <param name="address">The copy.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void StoreEdge(nuint edge, nuint address)
    {
        if ((edge & NarrowBit) != 0)
        {
            *(uint*)(edge - NarrowBit) = Cage.Granules(address);
        }
        else
        {
            *(nuint*)edge = address;
        }
    }

    /// <summary>Copies an object of any size, in words: most are so small that a call would take longer.</summary>
    /// <param name="to">Where the copy goes.</param>
    /// <param name="from">The object.</param>
    /// <param name="size">Its bytes, a multiple of 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void Copy(nuint to, nuint from, nint size)
    {
        if (size > MaxBytesCopiedInline)
        {
            Buffer.MemoryCopy((void*)from, (void*)to, size, size);
            return;
        }

        for (nint offset = 0; offset < size; offset += sizeof(nuint))
        {
            *(nuint*)(to + (nuint)offset) = *(nuint*)(from + (nuint)offset);
        }
    }

    /// <summary>Marks a large object as alive. False if it has been marked already, and its edges are followed.</summary>
    /// <param name="address">The object.</param>
    protected bool MarkLarge(nuint address) => _large!.Mark(address);

    /// <summary>Whether a large object has been marked as alive.</summary>
    /// <param name="address">The object.</param>
    protected bool IsLargeMarked(nuint address) => _large!.IsMarked(address);

    /// <summary>Notes that the tail of a large object is still to be traced: in slices, each once the stack of edges is empty.</summary>
    /// <param name="address">The object.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="length">The elements of its tail.</param>
    protected void DeferTail(nuint address, int kind, nint length)
    {
        if (length > 0)
        {
            _pendingTails.Push(new PendingTail(address, kind, 0, length));
            OnTailDeferred();
        }
    }

    /// <summary>Takes the next slice of a tail that has been deferred. False if there is none: the trace is complete.</summary>
    /// <param name="slice">The elements to trace now.</param>
    protected bool TryTakeSlice(out TailSlice slice) => _pendingTails.TryTake(out slice);

    /// <summary>
    /// Makes room for copies and for their edges, and puts the edge to the next object back on the stack. The caller has written what it keeps in registers
    /// back, and goes on with the next edge: so nothing needs to be kept across the call, which each object would pay for.
    /// </summary>
    /// <param name="entry">The edge to the object, as it was on the stack.</param>
    /// <param name="size">The bytes of its copy.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected void MakeRoom(nuint entry, nint size)
    {
        if (To.Hp + (nuint)size > To.RegionEnd)
        {
            _space!.RefillForEvacuation(ref To);
            _scatter.MoveTo(To.Hp);
        }

        nuint copyEnd = To.Hp + (nuint)size;
        if (_order is not null)
        {
            // Room for this object only, so that the next one comes here as well.
            To.Limit = copyEnd;
            _order.Rearrange(Edges.Base, Edges.Top);
        }
        else
        {
            if (copyEnd > _scatter.Due)
            {
                _scatter.Look(LoadEdge(AddressIn(entry)), To.Hp);
                Edges.IsBehindRing = Sse.IsSupported && _scatter.IsFound;
            }

            To.Limit = Math.Clamp(_scatter.Due, copyEnd, To.RegionEnd);
        }

        Push(entry);
    }

    /// <summary>Makes room for edges of an object that is not copied.</summary>
    /// <param name="count">How many.</param>
    protected void MakeRoomForEdges(int count)
    {
        if (Edges.Top + count > Edges.Limit)
        {
            Edges.Grow(count);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private nuint NextAhead()
    {
        while (Edges.Top != Edges.Base)
        {
            nuint entry = *--Edges.Top;
            Prefetch(LoadEdge(AddressIn(entry)));
            if (_ahead.IsFull)
            {
                return _ahead.Exchange(entry);
            }

            _ahead.Add(entry);
        }

        return _ahead.IsEmpty ? NoEdge : _ahead.Take();
    }

    // Two places, since an object that is longer than half a line may lie in two.
    private static void Prefetch(nuint address)
    {
        Sse.Prefetch0((void*)address);
        Sse.Prefetch0((void*)(address + (CacheLine / 2)));
    }
}
