namespace CopySpaceGen.Tests.Space;

public class SlabTests
{
    [Fact]
    public unsafe void The_geometry_is_that_of_the_original()
    {
        Assert.Equal(64 * 1024 * 1024, Slab.Size);
        Assert.Equal(128 * 1024, Slab.BlockSize);
        Assert.Equal(512, Slab.BlockCount);
        Assert.InRange(Slab.ClaimsOffset + Slab.BlockCount, 1, Slab.HeaderBlockCount * Slab.BlockSize);
        Assert.InRange(sizeof(Block), 1, Slab.HeaderSize);
        Assert.Equal(511, Slab.PayloadBlockCount);
    }

    [Fact]
    public unsafe void Headers_lie_in_the_first_block_and_lead_to_regions_that_tile_the_others()
    {
        byte* slab = (byte*)(5UL << Slab.SizeLog2);
        byte* expected = slab + Slab.BlockSize;
        for (int index = 0; index < Slab.PayloadBlockCount; index++)
        {
            Block* header = Slab.Header(slab, Slab.HeaderBlockCount + index);
            Assert.InRange((long)((byte*)header - slab), Slab.HeaderSize, Slab.BlockSize - Slab.HeaderSize);
            for (int region = 0; region < 2; region++)
            {
                Assert.Equal((nuint)expected, (nuint)Slab.Region(header, region));
                foreach (int offset in new[] { 0, 8, Slab.RegionSize - 1 })
                {
                    Assert.Equal((nuint)header, (nuint)Slab.BlockOf((nuint)expected + (nuint)offset));
                    Assert.Equal(region, Slab.RegionIndexOf((nuint)expected + (nuint)offset));
                }

                expected += Slab.RegionSize;
            }
        }

        Assert.Equal((nuint)(slab + Slab.Size), (nuint)expected);
    }
}
