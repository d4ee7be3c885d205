namespace CopySpaceGen.Sample.Workloads;

/// <summary>Makes the settings of a workload's heap.</summary>
internal static class HeapOptions
{
    /// <summary>Settings for a heap of a size, or of the smallest size there is.</summary>
    /// <param name="size">The size in bytes.</param>
    /// <param name="checkedMode">Whether uses of references are checked; null for what the build chose.</param>
    /// <param name="gcThreads">The threads that collect it; null for what the library chooses.</param>
    public static GcHeapOptions Create(long size, bool? checkedMode, int? gcThreads = null)
    {
        GcHeapOptions options = new() { HeapSize = Math.Max(size, GcHeapOptions.SmallestHeapSize) };
        options = checkedMode is { } isChecked ? options with { Checked = isChecked } : options;
        return gcThreads is { } threads ? options with { GcThreads = threads } : options;
    }
}
