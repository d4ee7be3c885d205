namespace CopySpaceGen;

/// <summary>What had run out when a <see cref="GcOutOfMemoryException"/> was thrown.</summary>
public enum GcOutOfMemoryReason
{
    /// <summary>The heap's own limit. The heap is usable: drop roots and go on, or make a larger heap.</summary>
    HeapIsFull,

    /// <summary>The memory of the system, below the heap's limit. The heap is usable.</summary>
    SystemRefusedMemory,

    /// <summary>The address space of the process: there is no heap.</summary>
    NoAddressSpace,

    /// <summary>The memory of the system in the middle of a collection. The heap is lost: dispose of it.</summary>
    NoMemoryToCollect,
}
