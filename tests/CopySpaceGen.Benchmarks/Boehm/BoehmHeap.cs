using System.Diagnostics.CodeAnalysis;

namespace CopySpaceGen.Benchmarks.Boehm;

/// <summary>The one heap of libgc in this process, for the one thread that initialized it.</summary>
/// <remarks>
/// libgc finds its roots on the stack of that thread, however deep, where the JIT compiler keeps locals and arguments. What it keeps in
/// registers is found as well: those that a callee may change it saves before it calls a function of libgc, and the others libgc itself
/// saves on the stack before it scans it. It does not see the .NET heap: no field of a class and no closure may hold the only pointer to an object.
/// </remarks>
internal static unsafe class BoehmHeap
{
    private static bool s_isInitialized;

    /// <summary>Prepares the heap for the calling thread.</summary>
    /// <param name="limit">The most that it may grow to, in bytes; 0 for no limit.</param>
    /// <remarks>
    /// To stop threads, libgc sends them signals. It does so to no other than those that it knows, and it is told of none but this one,
    /// which collects itself: the threads of .NET never get one.
    /// </remarks>
    public static void Initialize(long limit)
    {
        if (!s_isInitialized)
        {
            LibGcFile.Bind();

            // It takes the caller for the main thread of the process, whatever thread that is.
            LibGc.StackBase stackBase;
            _ = LibGc.GetStackBase(&stackBase);
            LibGc.SetStackBottom(null, &stackBase);

            // As whoever knows the program would have it: nothing static is a root, and objects refer to each other by their first byte.
            // The latter saves the byte behind each object that a pointer past its end might mean. On the stack, any pointer into one counts.
            LibGc.SetNoDynamicLibraries(1);
            LibGc.SetAllInteriorPointers(0);
            LibGc.SetWarnProcedure(LibGcFile.AddressOf("GC_ignore_warn_proc"));
            LibGc.Init();
            s_isInitialized = true;
        }

        LibGc.SetMaxHeapSize((nuint)limit);
    }

    /// <summary>Makes an object that pointers are looked for in.</summary>
    public static T* New<T>(T value) where T : unmanaged
    {
        T* item = (T*)Require(LibGc.Malloc((nuint)sizeof(T)));
        *item = value;
        return item;
    }

    /// <summary>Makes an object without pointers.</summary>
    public static T* NewAtomic<T>(T value) where T : unmanaged
    {
        T* item = (T*)Require(LibGc.MallocAtomic((nuint)sizeof(T)));
        *item = value;
        return item;
    }

    /// <summary>Makes an array, all zero, that pointers are looked for in.</summary>
    public static T* NewArray<T>(int length) where T : unmanaged => (T*)Require(LibGc.Malloc((nuint)length * (nuint)sizeof(T)));

    /// <summary>Makes an array of pointers, all null.</summary>
    public static T** NewTable<T>(int length) where T : unmanaged => (T**)NewArray<nint>(length);

    /// <summary>Makes an array without pointers, of any content.</summary>
    public static T* NewAtomicArray<T>(int length) where T : unmanaged => (T*)Require(LibGc.MallocAtomic((nuint)length * (nuint)sizeof(T)));

    /// <summary>Keeps an object, and all that it refers to, to the end of the process.</summary>
    public static void KeepForever(void* item) => *(void**)Require(LibGc.MallocUncollectable((nuint)sizeof(void*))) = item;

    private static void* Require(void* memory)
    {
        if (memory is null)
        {
            ThrowOutOfMemory();
        }

        return memory;
    }

    [DoesNotReturn]
    private static void ThrowOutOfMemory() => throw new OutOfMemoryException("The heap of libgc has reached its limit.");
}
