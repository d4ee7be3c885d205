using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace CopySpaceGen;

/// <summary>macOS: as Linux, but memory is discarded by mapping fresh pages over it, since madvise there promises no zeroes.</summary>
[SupportedOSPlatform("macos")]
internal sealed unsafe partial class MacMemory : UnixMemory
{
    private const int ProtNone = 0;
    private const int ProtReadWrite = 1 | 2;
    private const int MapPrivateAnonymousNoReserve = 0x02 | 0x1000 | 0x40;
    private const int MapFixed = 0x10;

    internal override bool TryCommit(byte* address, nuint size) => MProtect(address, size, ProtReadWrite) == 0;

    internal override void Discard(byte* address, nuint size) =>
        _ = MMap(address, size, ProtReadWrite, MapPrivateAnonymousNoReserve | MapFixed, -1, 0);

    internal override void Protect(byte* address, nuint size, bool isAccessible) => _ = MProtect(address, size, isAccessible ? ProtReadWrite : ProtNone);

    internal override void Release(byte* address, nuint size) => _ = MUnmap(address, size);

    private protected override nint Map(nuint size) => MMap(null, size, ProtNone, MapPrivateAnonymousNoReserve, -1, 0);

    [LibraryImport("libSystem", EntryPoint = "mmap")]
    private static partial nint MMap(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libSystem", EntryPoint = "munmap")]
    private static partial int MUnmap(void* address, nuint length);

    [LibraryImport("libSystem", EntryPoint = "mprotect")]
    private static partial int MProtect(void* address, nuint length, int protection);
}
