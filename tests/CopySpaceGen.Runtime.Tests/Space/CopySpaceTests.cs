using System.Numerics;

namespace CopySpaceGen.Tests.Space;

public class CopySpaceTests
{
    [Theory]
    [InlineData(GcHeapOptions.SmallestHeapSize)]
    [InlineData(64L << 20)]
    [InlineData(3L << 30)]
    [InlineData(20L << 30)]
    public unsafe void The_range_of_an_aligned_space_is_a_power_of_two_and_aligned_to_it(long size)
    {
        // Several at once, so that no lucky place makes up for a lack of care.
        CopySpace[] spaces = [.. Enumerable.Range(0, 8).Select(_ => new CopySpace(size, maxObjectSize: 16, isAligned: true))];
        try
        {
            foreach (CopySpace space in spaces)
            {
                nuint range = (nuint)(space.High - space.Low);
                Assert.True(BitOperations.IsPow2(range));
                Assert.True(range > (nuint)space.Size);
                Assert.Equal((nuint)0, (nuint)space.Low % range);
            }
        }
        finally
        {
            Array.ForEach(spaces, space => space.Release());
        }
    }

    [Fact]
    public unsafe void The_range_of_another_is_as_many_slabs_as_it_takes()
    {
        CopySpace space = new((3L << 30) + 1, maxObjectSize: 16, isAligned: false);
        try
        {
            Assert.Equal(49L * Slab.Size, space.High - space.Low);
            Assert.Equal((nuint)0, (nuint)space.Low % Slab.Size);
        }
        finally
        {
            space.Release();
        }
    }
}
