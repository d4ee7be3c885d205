namespace CopySpaceGen;

/// <summary>
/// The geometry of the space, and the arithmetic that leads from any address to the block it is in (<c>copy_space_slab</c>).
/// </summary>
/// <remarks>
/// A slab is 64 MiB, aligned to its size. It is an array of 512 blocks of 128 KiB, each of two regions of 64 KiB. Block 0 holds no
/// objects but the headers of the others, 128 bytes apart, so that slab base and block index of an address give its header, and behind them the claims
/// of workers (<see cref="BlockClaims"/>), a byte for each block. In heaps that log written edges, the next blocks hold the bits for it
/// (<see cref="EdgeLog"/>), and no objects either.
/// </remarks>
internal static unsafe class Slab
{
    internal const int SizeLog2 = 26;
    internal const int Size = 1 << SizeLog2;
    internal const int RegionSize = 64 * 1024;
    internal const int BlockSize = 2 * RegionSize;
    internal const int BlockCount = Size / BlockSize;
    internal const int HeaderBlockCount = 1;
    internal const int PayloadBlockCount = BlockCount - HeaderBlockCount;
    internal const int HeaderSize = 128;
    internal const int ClaimsOffset = BlockCount * HeaderSize;

    /// <summary>The first address of a region of a block's payload.</summary>
    internal static byte* Region(Block* block, int region)
    {
        nuint header = (nuint)block;
        nuint slab = header & ~((nuint)Size - 1);
        nuint index = header / HeaderSize % BlockCount;
        return (byte*)(slab + (index * BlockSize) + ((nuint)region * RegionSize));
    }

    /// <summary>The block that an address is in (<c>copy_space_block_for_addr</c>).</summary>
    internal static Block* BlockOf(nuint address) => Header((byte*)(address & ~((nuint)Size - 1)), (int)(address / BlockSize % BlockCount));

    /// <summary>The index, in its block, of the region that an address is in.</summary>
    internal static int RegionIndexOf(nuint address) => (int)(address / RegionSize) & 1;

    /// <summary>The header of a block of a slab.</summary>
    internal static Block* Header(byte* slab, int block) => (Block*)(slab + (block * HeaderSize));
}
