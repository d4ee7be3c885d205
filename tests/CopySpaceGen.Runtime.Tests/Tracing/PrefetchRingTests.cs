namespace CopySpaceGen.Tests.Tracing;

public class PrefetchRingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(21)]
    public void Entries_come_out_in_the_order_in_which_they_went_in(int exchanged)
    {
        PrefetchRing ring = default;
        nuint put = 0;
        nuint taken = 0;
        for (int round = 0; round < 5; round++)
        {
            Assert.True(ring.IsEmpty);
            while (!ring.IsFull)
            {
                ring.Add(put++);
            }

            for (int i = 0; i < exchanged; i++)
            {
                Assert.Equal(taken++, ring.Exchange(put++));
                Assert.True(ring.IsFull);
            }

            while (!ring.IsEmpty)
            {
                Assert.Equal(taken++, ring.Take());
            }
        }

        Assert.Equal(put, taken);
    }
}
