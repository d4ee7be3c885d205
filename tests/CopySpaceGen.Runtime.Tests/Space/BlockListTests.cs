namespace CopySpaceGen.Tests.Space;

public class BlockListTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    [InlineData(2, 3)]
    public unsafe void Appending_keeps_both_orders_and_empties_the_other(int firstCount, int secondCount)
    {
        Block[] blocks = new Block[firstCount + secondCount];
        fixed (Block* start = blocks)
        {
            BlockList first = default;
            BlockList second = default;
            for (int i = firstCount - 1; i >= 0; i--)
            {
                first.Push(start + i);
            }

            for (int i = secondCount - 1; i >= 0; i--)
            {
                second.Push(start + firstCount + i);
            }

            first.Append(ref second);

            Assert.True(second.Pop() is null);
            for (int i = 0; i < blocks.Length; i++)
            {
                Assert.Equal((nuint)(start + i), (nuint)first.Pop());
            }

            Assert.True(first.Pop() is null);
            Block extra = default;
            first.Push(&extra);
            first.Append(ref second);
            Assert.Equal((nuint)(&extra), (nuint)first.Pop());
        }
    }
}
