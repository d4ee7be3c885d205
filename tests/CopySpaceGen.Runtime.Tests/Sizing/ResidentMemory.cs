using System.Runtime.InteropServices;

namespace CopySpaceGen.Tests.Sizing;

/// <summary>What the operating system says of the memory behind slabs.</summary>
internal static unsafe partial class ResidentMemory
{
    /// <summary>The bytes of slabs that have pages of memory behind them; reserved addresses have none.</summary>
    public static long In(IEnumerable<nuint> slabs)
    {
        int pageSize = Environment.SystemPageSize;
        byte[] pages = new byte[Slab.Size / pageSize];
        long resident = 0;
        foreach (nuint slab in slabs)
        {
            if (MInCore((void*)slab, Slab.Size, pages) != 0)
            {
                throw new InvalidOperationException($"mincore failed: {Marshal.GetLastPInvokeErrorMessage()}");
            }

            resident += pages.Count(static page => (page & 1) != 0) * (long)pageSize;
        }

        return resident;
    }

    [LibraryImport("libc", EntryPoint = "mincore", SetLastError = true)]
    private static partial int MInCore(void* address, nuint length, byte[] pages);
}
