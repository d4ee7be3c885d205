namespace CopySpaceGen;

/// <summary>How the sizes of a heap that were set contradict each other.</summary>
internal enum SizeConflict
{
    None,

    /// <summary>The heap would begin with more than its limit.</summary>
    LimitBelowSize,

    /// <summary>The heap is fixed, so its size is its limit, but it was given another.</summary>
    LimitOfFixedHeap,
}
