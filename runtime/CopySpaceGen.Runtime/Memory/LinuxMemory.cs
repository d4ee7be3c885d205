using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace CopySpaceGen;

/// <summary>Linux: reserved pages are mapped without access, committed ones get access and memory at the first touch.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe partial class LinuxMemory : UnixMemory
{
    private const int ProtNone = 0;
    private const int ProtReadWrite = 1 | 2;
    private const int MapPrivateAnonymousNoReserve = 0x02 | 0x20 | 0x4000;
    private const int MadvDontNeed = 4;
    private const int MadvHugePage = 14;
    private const int MadvPopulateWrite = 23;

    internal override bool TryCommit(byte* address, nuint size) => MProtect(address, size, ProtReadWrite) == 0;

    internal override void Populate(byte* address, nuint size) => _ = MAdvise(address, size, MadvPopulateWrite);

    internal override void PreferHugePages(byte* address, nuint size) => _ = MAdvise(address, size, MadvHugePage);

    internal override void Discard(byte* address, nuint size) => _ = MAdvise(address, size, MadvDontNeed);

    internal override void Protect(byte* address, nuint size, bool isAccessible) => _ = MProtect(address, size, isAccessible ? ProtReadWrite : ProtNone);

    internal override void Release(byte* address, nuint size) => _ = MUnmap(address, size);

    private protected override nint Map(nuint size) => MMap(null, size, ProtNone, MapPrivateAnonymousNoReserve, -1, 0);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint MMap(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int MUnmap(void* address, nuint length);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int MProtect(void* address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int MAdvise(void* address, nuint length, int advice);
}
