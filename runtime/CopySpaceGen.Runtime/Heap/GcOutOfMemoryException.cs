namespace CopySpaceGen;

/// <summary>
/// Thrown when an allocation does not fit into the heap even after a full collection, or when the operating system refuses memory.
/// After a failed allocation the heap stays valid: drop roots and go on.
/// </summary>
public sealed class GcOutOfMemoryException : Exception
{
    private GcOutOfMemoryException(GcOutOfMemoryReason reason, string message, long heapSize, long liveBytes, long requestedBytes)
        : base(message)
    {
        Reason = reason;
        HeapSize = heapSize;
        LiveBytes = liveBytes;
        RequestedBytes = requestedBytes;
    }

    /// <summary>What has run out.</summary>
    public GcOutOfMemoryReason Reason { get; }

    /// <summary>The limit of the heap in bytes, live objects and copy reserve together; 0 where no heap is there yet.</summary>
    public long HeapSize { get; }

    /// <summary>The bytes of the objects that the last collection found alive.</summary>
    public long LiveBytes { get; }

    /// <summary>The bytes that were asked for.</summary>
    public long RequestedBytes { get; }

    internal static GcOutOfMemoryException HeapIsFull(long heapSize, long liveBytes, long requestedBytes) => new(
        GcOutOfMemoryReason.HeapIsFull,
        $"The heap of {heapSize:N0} bytes is full: {liveBytes:N0} bytes are live after a full collection, and {requestedBytes:N0} more were asked "
        + "for. A copying heap needs twice its live bytes and some more: raise GcHeapOptions.HeapSize, or drop roots that are no longer needed.",
        heapSize, liveBytes, requestedBytes);

    internal static GcOutOfMemoryException SystemRefused(long heapSize, long liveBytes, long requestedBytes) => new(
        GcOutOfMemoryReason.SystemRefusedMemory,
        $"The operating system refused memory to a heap that is within its limit of {heapSize:N0} bytes ({liveBytes:N0} live, {requestedBytes:N0} "
        + "asked for). Lower GcHeapOptions.HeapSize, or give the process more memory.",
        heapSize, liveBytes, requestedBytes);

    internal static GcOutOfMemoryException NoAddressSpace(long requestedBytes) => new(
        GcOutOfMemoryReason.NoAddressSpace,
        $"The operating system refused {requestedBytes:N0} bytes of address space. Lower GcHeapOptions.HeapSize, or raise the limit on the "
        + "address space of the process.",
        0, 0, requestedBytes);

    internal static GcOutOfMemoryException NoMemoryToTrace(long requestedBytes) => new(
        GcOutOfMemoryReason.NoMemoryToCollect,
        $"The operating system refused {requestedBytes:N0} bytes for the stack of a collection. The heap is lost: dispose of it, and give "
        + "the process more memory.",
        0, 0, requestedBytes);
}
