using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CopySpaceGen.CompilerServices;

/// <summary>
/// What a generated collector is made of besides its own code: the allocator it copies into and the stack of edges it has yet to
/// follow. For generated code only.
/// </summary>
/// <remarks>Threading: the thread that collects, while all mutators of the heap are stopped.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract unsafe class Tracer
{
    /// <summary>Objects begin at multiples of this many bytes, and take a multiple of it.</summary>
    public const int Granule = 8;

    /// <summary>The bytes in front of an object of a type that has no word with free bits.</summary>
    public const int HeaderSize = 8;

    /// <summary>Where an entry that carries a kind carries it: user space addresses have 48 bits or fewer on x86-64 and Arm64.</summary>
    public const int KindShift = 48;

    /// <summary>The lowest bit of the forwarding word of an object that has been copied; the other bits are the address of the copy.</summary>
    protected const nuint ForwardedBit = 1;

    /// <summary>The bit of an entry on the stack that tells an edge of 4 bytes from one of 8, in a heap that has both.</summary>
    public const int NarrowBit = 1;

    /// <summary>The bit of a 4-byte reference that tells in which of the two regions of a block its referent is.</summary>
    protected const uint RegionGranules = Slab.RegionSize / Granule;

    /// <summary>Where the copies go.</summary>
    protected CopySpaceAllocator To;

    /// <summary>The edges still to be followed, the next one on top.</summary>
    protected EdgeStack Edges;

    private CopySpace? _space;

    /// <summary>What <see cref="RegionGranules"/> selects from references to copies.</summary>
    protected uint ActiveGranules { get; private set; }

    internal void Begin(CopySpace space)
    {
        _space = space;
        ActiveGranules = (uint)space.ActiveRegion * RegionGranules;
    }

    internal void Finish()
    {
        _space!.Finish(ref To);
        Edges.Trim();
    }

    internal void Release() => Edges.Release();

    internal void Evacuate(nuint* first, nuint* end) => EvacuateRoots(first, end);

    internal void UpdateWeak(nuint* first, nuint* end) => UpdateWeakSlots(first, end);

    /// <summary>Copies what the roots refer to and all that it reaches, and makes the roots refer to the copies.</summary>
    /// <param name="first">The first root slot.</param>
    /// <param name="end">The end of the last root slot.</param>
    protected abstract void EvacuateRoots(nuint* first, nuint* end);

    /// <summary>Makes weak slots refer to the copies of their referents, and clears those whose referents were not copied.</summary>
    /// <param name="first">The first weak slot.</param>
    /// <param name="end">The end of the last weak slot.</param>
    protected abstract void UpdateWeakSlots(nuint* first, nuint* end);

    /// <summary>Puts an edge on the stack.</summary>
    /// <param name="entry">The address of the edge, with the kind of its referent where the heap has several.</param>
    protected void Push(nuint entry)
    {
        if (Edges.Top == Edges.Limit)
        {
            Edges.Grow(1);
        }

        *Edges.Top++ = entry;
    }

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

    /// <summary>Makes room for the copy of one object and for its edges. The caller has written what it keeps in registers back.</summary>
    /// <param name="size">The bytes of the copy.</param>
    /// <param name="edges">How many edges it has.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected void MakeRoom(int size, int edges)
    {
        if (To.Hp + (nuint)size > To.Limit)
        {
            _space!.RefillForEvacuation(ref To);
        }

        if (Edges.Top + edges > Edges.Limit)
        {
            Edges.Grow(edges);
        }
    }
}
