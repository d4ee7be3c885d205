namespace CopySpaceGen.Tests.Space;

public class ExtentsTests
{
    [Fact]
    public void Neighbours_are_merged_on_both_sides()
    {
        Extents extents = new();
        extents.Add(30, 40);
        extents.Add(10, 20);
        Assert.Equal([(10, 20), (30, 40)], extents.Ranges.ToArray());
        extents.Add(20, 30);
        Assert.Equal([(10, 40)], extents.Ranges.ToArray());
        extents.Add(40, 50);
        extents.Add(5, 10);
        Assert.Equal([(5, 50)], extents.Ranges.ToArray());
        Assert.Equal((nuint)45, extents.Bytes);
    }

    [Fact]
    public void They_contain_what_was_added_in_any_order_and_nothing_else()
    {
        Random random = new(7);
        for (int round = 0; round < 100; round++)
        {
            int[] cells = [.. Enumerable.Range(1, 60)];
            random.Shuffle(cells);
            int count = random.Next(cells.Length);
            Extents extents = new();
            foreach (int cell in cells[..count])
            {
                extents.Add((nuint)cell * 10, (nuint)(cell + 1) * 10);
            }

            for (int address = 0; address < 620; address++)
            {
                Assert.Equal(cells.AsSpan(0, count).Contains(address / 10), extents.Contains((nuint)address));
            }

            for (int index = 1; index < extents.Ranges.Length; index++)
            {
                Assert.True(extents.Ranges[index - 1].High < extents.Ranges[index].Low);
            }
        }
    }
}
