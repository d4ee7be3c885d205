namespace CopySpaceGen;

/// <summary>Why a heap was collected.</summary>
public enum GcCollectionCause
{
    /// <summary>The program has asked for it: <see cref="GcMutator.Collect"/> (<c>gc_collect</c>) or <see cref="GcHeap.RequestCollection"/>.</summary>
    Request,

    /// <summary>There was no block left to allocate in, or the stress mode <c>pressure</c> said so.</summary>
    Allocation,

    /// <summary>There was no room for an object of more than 8 KiB.</summary>
    LargeAllocation,

    /// <summary>A stress mode chose the allocation or the safepoint: <c>every</c>, <c>random</c> or <c>safepoints</c>.</summary>
    Stress,
}
