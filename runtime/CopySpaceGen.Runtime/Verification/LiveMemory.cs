namespace CopySpaceGen;

/// <summary>Where the objects of a heap can be at the moment: the used part of active regions, and large objects.</summary>
internal sealed class LiveMemory(CopySpace space, LargeObjectSpace? large)
{
    private readonly Dictionary<nuint, nuint> _regionEnds = space.UsedRegions().ToDictionary(static region => region.Start, static region => region.End);
    private readonly Dictionary<nuint, nuint> _largeEnds = large?.Objects().ToDictionary(static item => item.Start, static item => item.End) ?? [];

    /// <summary>Whether an object can be at an address, and where the memory that it can be in ends.</summary>
    internal bool Contains(nuint address, out nuint end) =>
        (_regionEnds.TryGetValue(address & ~((nuint)Slab.RegionSize - 1), out end) && address < end)
        || _largeEnds.TryGetValue(address & ~((nuint)Environment.SystemPageSize - 1), out end);

    /// <summary>Why no object can be at an address.</summary>
    internal string Explain(nuint address)
    {
        if (space.UsedSlabs().Any(slab => address - (nuint)slab < Slab.Size))
        {
            return Slab.RegionIndexOf(address) == space.ActiveRegion
                ? "no object has been allocated there"
                : "the object there has moved, or is dead; a reference was not updated";
        }

        return large is not null && large.Contains(address) ? "the large object there is dead" : "it is outside of the heap";
    }
}
