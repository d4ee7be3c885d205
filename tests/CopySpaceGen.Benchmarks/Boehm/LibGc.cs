using System.Runtime.InteropServices;

namespace CopySpaceGen.Benchmarks.Boehm;

/// <summary>The functions of libgc (H. Boehm and M. Weiser, "Garbage collection in an uncooperative environment", 1988).</summary>
/// <remarks>Each call makes the whole transition to native code: one that collects takes long, and calls back.</remarks>
internal static unsafe partial class LibGc
{
    /// <summary>The end of a stack from which it grows.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct StackBase
    {
        private readonly void* _memory;

        // Only libgc of the Itanium architecture has a second stack: reserved in case that it comes back.
        private readonly void* _registers;
    }

    [LibraryImport(LibGcFile.Name, EntryPoint = "GC_get_stack_base")]
    public static partial int GetStackBase(StackBase* result);

    [LibraryImport(LibGcFile.Name, EntryPoint = "GC_set_stackbottom")]
    public static partial void SetStackBottom(void* thread, StackBase* stackBase);

    [LibraryImport(LibGcFile.Name, EntryPoint = "GC_set_no_dls")]
    public static partial void SetNoDynamicLibraries(int value);

    [LibraryImport(LibGcFile.Name, EntryPoint = "GC_set_all_interior_pointers")]
    public static partial void SetAllInteriorPointers(int value);

    [LibraryImport(LibGcFile.Name, EntryPoint = "GC_set_warn_proc")]
    public static partial void SetWarnProcedure(nint procedure);

    [LibraryImport(LibGcFile.Name, EntryPoint = "GC_set_on_collection_event")]
    public static partial void SetOnCollectionEvent(delegate* unmanaged<int, void> callback);

    [LibraryImport(LibGcFile.Name, EntryPoint = "GC_init")]
    public static partial void Init();

    [LibraryImport(LibGcFile.Name, EntryPoint = "GC_set_max_heap_size")]
    public static partial void SetMaxHeapSize(nuint bytes);

    [LibraryImport(LibGcFile.Name, EntryPoint = "GC_malloc")]
    public static partial void* Malloc(nuint bytes);

    [LibraryImport(LibGcFile.Name, EntryPoint = "GC_malloc_atomic")]
    public static partial void* MallocAtomic(nuint bytes);

    [LibraryImport(LibGcFile.Name, EntryPoint = "GC_malloc_uncollectable")]
    public static partial void* MallocUncollectable(nuint bytes);

    [LibraryImport(LibGcFile.Name, EntryPoint = "GC_gcollect")]
    public static partial void Collect();

    [LibraryImport(LibGcFile.Name, EntryPoint = "GC_get_gc_no")]
    public static partial nuint CountCollections();

    [LibraryImport(LibGcFile.Name, EntryPoint = "GC_get_heap_size")]
    public static partial nuint GetHeapSize();

    [LibraryImport(LibGcFile.Name, EntryPoint = "GC_get_free_bytes")]
    public static partial nuint GetFreeBytes();
}
