namespace CopySpaceGen;

/// <summary>Whether the size of a heap changes with what is alive in it (<c>gc_heap_size_policy</c>).</summary>
public enum GcHeapPolicy
{
    /// <summary>It stays <see cref="GcHeapOptions.HeapSize"/>.</summary>
    Fixed,

    /// <summary>
    /// After each collection it becomes <see cref="GcHeapOptions.HeapSizeMultiplier"/> times what is alive, but not less than
    /// <see cref="GcHeapOptions.HeapSize"/> nor more than <see cref="GcHeapOptions.MaxHeapSize"/>; and it grows at once where a collection leaves no
    /// room for an object.
    /// </summary>
    Growable,
}
