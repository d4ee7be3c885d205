namespace CopySpaceGen;

/// <summary>How large a heap is to be (<c>heap-sizer.h</c>).</summary>
/// <remarks>
/// What was copied needs a reserve of its own size, and counts fully; large objects do not, and count half. The original reckons in live bytes and
/// gives a copying heap too little; it cannot grow where a collection leaves no room, either. A fixed heap is one whose smallest size is its largest.
/// </remarks>
internal sealed class HeapSizer
{
    // When little is alive for once, the next collection need not come at once.
    private const int LeastShare = 2;

    private const int GrowthShare = 8;

    // Each mutator holds a block that is half empty as a rule, and with a copy reserve for it. A few more of them each, so that the collections of a
    // small heap do not follow each other as fast as the threads take blocks.
    private const long BytesPerFurtherMutator = 8 * Slab.BlockSize;

    private readonly double _multiplier;
    private readonly long _smallest;
    private readonly long _largest;

    internal HeapSizer(GcHeapOptions options, long largest)
    {
        _multiplier = options.HeapSizeMultiplier;
        _smallest = options.HeapSize;
        _largest = largest;
    }

    /// <summary>Whether a heap of this size may become larger.</summary>
    internal bool CanGrow(long size) => size < _largest;

    /// <summary>The size after a collection that found so much alive.</summary>
    internal long AfterCollection(long size, long copiedBytes, long largeBytes, int mutators)
    {
        double wanted = ((copiedBytes + (largeBytes / 2.0)) * _multiplier) + ((mutators - 1) * BytesPerFurtherMutator);
        return (long)Math.Clamp(Math.Max(wanted, size / (double)LeastShare), _smallest, _largest);
    }

    /// <summary>The size of a heap that has no room for an object even after a collection.</summary>
    internal long ToMakeRoom(long size, long bytes) => Math.Min(_largest, size + Math.Max(size / GrowthShare, (2 * bytes) + Slab.BlockSize));
}
