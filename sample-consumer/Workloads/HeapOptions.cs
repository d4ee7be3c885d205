namespace CopySpaceGen.Sample.Workloads;

/// <summary>Makes the settings of a workload's heap.</summary>
internal static class HeapOptions
{
    /// <summary>Settings for a heap of a size, or of the smallest size there is.</summary>
    /// <param name="size">The size in bytes.</param>
    /// <param name="checkedMode">Whether uses of references are checked; null for what the build chose.</param>
    public static GcHeapOptions Create(long size, bool? checkedMode)
    {
        long heapSize = Math.Max(size, GcHeapOptions.SmallestHeapSize);
        return checkedMode is { } value
            ? new GcHeapOptions { HeapSize = heapSize, Checked = value }
            : new GcHeapOptions { HeapSize = heapSize };
    }
}
