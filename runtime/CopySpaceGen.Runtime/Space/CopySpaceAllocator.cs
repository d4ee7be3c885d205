using System.ComponentModel;

namespace CopySpaceGen.CompilerServices;

/// <summary>
/// A bump-pointer allocator over one region at a time (<c>copy_space_allocator</c>), for generated code only. Embedded in the
/// mutator and in the tracer, so that the fast path of an allocation is an add, a compare and a store.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct CopySpaceAllocator
{
    /// <summary>The address of the next object.</summary>
    public nuint Hp;

    /// <summary>The address that an object must not reach beyond on the fast path; 0 sends every allocation to the slow path.</summary>
    public nuint Limit;

    internal nuint RegionEnd;
    internal Block* Block;

    /// <summary>The bytes of the region, which there must be, that are in front of the next object.</summary>
    internal readonly int Used => (int)(Hp - (RegionEnd - Slab.RegionSize));

    /// <summary>The bytes from where the block's account ends to the next object; 0 without a block.</summary>
    internal readonly int Unreported => Block is null ? 0 : Used - Block->Allocated;
}
