using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace CopySpaceGen;

/// <summary>Windows: reserve and commit are the system's own notions. Memory is discarded by decommitting and committing anew.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe partial class WindowsMemory : VirtualMemory
{
    private const uint MemCommit = 0x1000;
    private const uint MemReserve = 0x2000;
    private const uint MemDecommit = 0x4000;
    private const uint MemRelease = 0x8000;
    private const uint PageNoAccess = 0x01;
    private const uint PageReadWrite = 0x04;
    private const int ReserveAttempts = 64;

    internal override bool TryCommit(byte* address, nuint size) => VirtualAlloc(address, size, MemCommit, PageReadWrite) is not null;

    internal override void Discard(byte* address, nuint size)
    {
        _ = VirtualFree(address, size, MemDecommit);
        _ = VirtualAlloc(address, size, MemCommit, PageReadWrite);
    }

    internal override void Decommit(byte* address, nuint size) => _ = VirtualFree(address, size, MemDecommit);

    internal override void Protect(byte* address, nuint size, bool isAccessible)
    {
        uint before;
        _ = VirtualProtect(address, size, isAccessible ? PageReadWrite : PageNoAccess, &before);
    }

    internal override void Release(byte* address, nuint size) => _ = VirtualFree(address, 0, MemRelease);

    // A reservation cannot be cut: find an aligned hole by reserving too much, give it back, and reserve the aligned part of it.
    // Another thread may take the hole in between, hence the attempts.
    internal override byte* TryReserve(nuint size, nuint alignment)
    {
        for (int attempt = 0; attempt < ReserveAttempts; attempt++)
        {
            byte* start = VirtualAlloc(null, size + alignment, MemReserve, PageNoAccess);
            if (start is null)
            {
                return null;
            }

            _ = VirtualFree(start, 0, MemRelease);
            byte* aligned = (byte*)(((nuint)start + alignment - 1) & ~(alignment - 1));
            if (VirtualAlloc(aligned, size, MemReserve, PageNoAccess) == aligned)
            {
                return aligned;
            }
        }

        return null;
    }

    [LibraryImport("kernel32", EntryPoint = "VirtualAlloc")]
    private static partial byte* VirtualAlloc(void* address, nuint size, uint type, uint protection);

    [LibraryImport("kernel32", EntryPoint = "VirtualProtect")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool VirtualProtect(void* address, nuint size, uint protection, uint* before);

    [LibraryImport("kernel32", EntryPoint = "VirtualFree")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool VirtualFree(void* address, nuint size, uint type);
}
