using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace CopySpaceGen;

/// <summary>
/// Address space and pages from the operating system (<c>gc_platform_acquire_memory</c> and its kin in Whippet).
/// Thread-safe: the system's own calls are.
/// </summary>
internal abstract unsafe class VirtualMemory
{
    /// <summary>The memory of the running system.</summary>
    /// <exception cref="PlatformNotSupportedException">The system is none of those we know, or not a 64-bit one.</exception>
    internal static VirtualMemory Current { get; } = ForThisSystem();

    /// <summary>Address space without memory behind it, aligned to a power of two of at least one page.</summary>
    internal byte* Reserve(nuint size, nuint alignment)
    {
        byte* address = TryReserve(size, alignment);
        if (address is null)
        {
            throw GcOutOfMemoryException.NoAddressSpace((long)size);
        }

        return address;
    }

    /// <summary>The same, or null if the system has no such addresses left.</summary>
    internal abstract byte* TryReserve(nuint size, nuint alignment);

    /// <summary>Puts zeroed memory behind reserved pages. False if the system has none left.</summary>
    internal abstract bool TryCommit(byte* address, nuint size);

    /// <summary>Readies committed pages that are about to be written all at once, where that is cheaper than one by one. Only a hint.</summary>
    internal virtual void Populate(byte* address, nuint size)
    {
    }

    /// <summary>
    /// Asks for huge pages behind committed pages that will all be in use: fewer faults, and fewer misses of the translation cache. Only a hint.
    /// </summary>
    internal virtual void PreferHugePages(byte* address, nuint size)
    {
    }

    /// <summary>Gives the memory behind pages back; they stay committed and read as zeroes when next touched.</summary>
    internal abstract void Discard(byte* address, nuint size);

    /// <summary>Gives the memory behind pages back; they must be committed again before they are touched, and are zeroes then.</summary>
    internal virtual void Decommit(byte* address, nuint size) => Discard(address, size);

    /// <summary>Takes the access to committed pages away, or gives it back; what they hold stays.</summary>
    internal abstract void Protect(byte* address, nuint size, bool isAccessible);

    /// <summary>Gives back a whole reservation.</summary>
    internal abstract void Release(byte* address, nuint size);

    private static VirtualMemory ForThisSystem()
    {
        if (sizeof(nuint) != 8)
        {
            ThrowUnsupported("a 32-bit process");
        }

        if (OperatingSystem.IsLinux())
        {
            return new LinuxMemory();
        }

        if (OperatingSystem.IsMacOS())
        {
            return new MacMemory();
        }

        if (OperatingSystem.IsWindows())
        {
            return new WindowsMemory();
        }

        ThrowUnsupported(RuntimeInformation.OSDescription);
        return null;
    }

    [DoesNotReturn]
    private static void ThrowUnsupported(string what) =>
        throw new PlatformNotSupportedException($"CopySpaceGen runs in 64-bit processes on Linux, macOS and Windows; this is {what}.");
}
