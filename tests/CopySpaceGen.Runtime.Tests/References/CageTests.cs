using CopySpaceGen.CompilerServices;

namespace CopySpaceGen.Tests.References;

public class CageTests
{
    private static readonly nuint s_start = (nuint)5 << Cage.SizeLog2;

    [Theory]
    [InlineData(8)]
    [InlineData(4L << 30)]
    [InlineData((16L << 30) - 8)]
    [InlineData(16L << 30)]
    [InlineData((32L << 30) - 8)]
    public void A_reference_leads_from_anywhere_in_the_cage_to_the_address_it_was_made_of(long offset)
    {
        nuint address = s_start + (nuint)offset;
        uint granules = Cage.Granules(address);
        Assert.NotEqual(0u, granules);
        Assert.Equal(address, Cage.Address(s_start, granules));
        Assert.Equal(address, Cage.Address(s_start + ((nuint)1 << Cage.SizeLog2) - 4, granules));
        Assert.Equal(address, Cage.Address(address + 1, granules));
    }

    [Fact]
    public void Null_is_0() => Assert.Equal(0u, Cage.Granules(0));
}
