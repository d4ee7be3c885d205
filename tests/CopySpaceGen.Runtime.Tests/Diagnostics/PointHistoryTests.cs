namespace CopySpaceGen.Tests.Diagnostics;

public class PointHistoryTests
{
    [Fact]
    public void The_first_place_tells_what_has_outdated_a_reference_if_there_was_no_collection()
    {
        PointHistory history = new();
        history.Add(1, GcPoint.Park, 0);
        history.Add(2, GcPoint.Allocation, 0);
        history.Add(3, GcPoint.Allocation, 0);
        history.Add(4, GcPoint.Safepoint, 0);
        Assert.Equal((null, GcPoint.Allocation), history.FindOutdating(1));
        Assert.Equal((null, GcPoint.Allocation), history.FindOutdating(2));
        Assert.Equal((null, GcPoint.Safepoint), history.FindOutdating(3));
    }

    [Fact]
    public void The_first_collection_tells_it_wherever_it_came()
    {
        PointHistory history = new();
        history.Add(1, GcPoint.Park, 7);
        history.Add(2, GcPoint.Allocation, 7);
        history.Add(3, GcPoint.Collect, 8);
        history.Add(4, GcPoint.Allocation, 8);
        history.Add(5, GcPoint.Park, 11);
        Assert.Equal((8L, GcPoint.Collect), history.FindOutdating(1));
        Assert.Equal((8L, GcPoint.Collect), history.FindOutdating(2));
        Assert.Equal((9L, GcPoint.Park), history.FindOutdating(3));
        Assert.Equal((9L, GcPoint.Park), history.FindOutdating(4));
    }

    [Fact]
    public void Places_that_are_alike_take_the_room_of_one()
    {
        PointHistory history = new();
        history.Add(1, GcPoint.Park, 0);
        for (int number = 2; number < 1_000_000; number++)
        {
            history.Add(number, GcPoint.Allocation, 0);
        }

        Assert.Equal((null, GcPoint.Allocation), history.FindOutdating(1));
    }

    [Fact]
    public void What_is_too_long_ago_is_forgotten_and_what_is_of_another_mutator_unknown()
    {
        PointHistory history = new();
        for (int collections = 0; collections <= PointHistory.Capacity; collections++)
        {
            history.Add(10 + (2 * collections), GcPoint.Collect, collections);
        }

        Assert.Equal((null, null), history.FindOutdating(10));
        Assert.Equal((2L, GcPoint.Collect), history.FindOutdating(12));
        Assert.Equal((null, null), history.FindOutdating(13));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 65_000)]
    [InlineData(65_534, 65_536)]
    [InlineData(200_000, 265_534)]
    public void A_tag_stands_for_the_last_place_that_has_it(long point, long current)
    {
        ushort tag = ReferenceTags.OfPoint(point);
        Assert.NotEqual(0, tag);
        Assert.Equal(point, ReferenceTags.PointOf(tag, current));
        Assert.Equal(tag, ReferenceTags.OfPoint(point + ushort.MaxValue));
    }
}
