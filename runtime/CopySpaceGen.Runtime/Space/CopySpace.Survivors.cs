using System.Diagnostics;
using CopySpaceGen.CompilerServices;

namespace CopySpaceGen;

/// <summary>Which objects have survived a collection.</summary>
/// <remarks>
/// <para>A region is filled by a worker of an evacuation first, if by any, and by mutators behind that: so one number for a region tells them
/// apart. Nothing is done for an object; the number is noted when a worker hands a block back, and is 0 in a block that is taken empty. What a worker
/// copied in vain lies behind the number and is written over.</para>
/// <para>Threading: the number of a region is written by who holds the block, under the lock. During a collection, that is the number of the active region,
/// and the one asked for is that of the other, from before the flip; both are words of their own, so any worker may ask. Between
/// collections mutators ask, all of which were stopped while the last collection ended after all its workers.</para>
/// </remarks>
internal sealed unsafe partial class CopySpace
{
    /// <summary>
    /// Whether an object had already survived the collection before the one that runs (<c>copy_space_should_promote</c>). To be asked during a
    /// collection, of an object in from-space.
    /// </summary>
    // The original tells by the block, and closes the free tails of a minor collection (in copy_space_finish_gc) so that no block has both. A
    // worker with a kilobyte to copy costs a nursery 64 that way.
    internal bool ShouldPromote(nuint address)
    {
        Debug.Assert(_isEvacuating && Slab.RegionIndexOf(address) != ActiveRegion, "Only objects in from-space are promoted.");
        return HasSurvived(address);
    }

    /// <summary>Whether an object was allocated since the last collection. To be asked between collections.</summary>
    internal static bool IsNew(nuint address) => !HasSurvived(address);

    private static bool HasSurvived(nuint address) =>
        (int)(address & (Slab.RegionSize - 1)) < Slab.BlockOf(address)->SurvivedBytes[Slab.RegionIndexOf(address)];

    private void NoteSurvivors(in CopySpaceAllocator allocator)
    {
        if (_isEvacuating)
        {
            allocator.Block->SurvivedBytes[ActiveRegion] = allocator.Used;
        }
    }
}
