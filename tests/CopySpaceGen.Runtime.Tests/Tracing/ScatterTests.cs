namespace CopySpaceGen.Tests.Tracing;

public class ScatterTests
{
    private const int Region = Slab.RegionSize;

    [Fact]
    public void Objects_in_order_are_not_scattered_wherever_the_regions_that_they_lie_in_end()
    {
        // The regions that objects lie in are not next to each other, as those that the copies go to.
        for (int shift = 0; shift < Region; shift += 16)
        {
            Assert.False(IsFoundAfter(64 * Region, copied => (nuint)(((copied + shift) / Region * 100 * Region) + ((copied + shift) % Region))));
        }
    }

    [Fact]
    public void Objects_at_random_places_are_scattered()
    {
        Random random = new(7);
        Assert.True(IsFoundAfter(4 * Region, _ => (nuint)random.NextInt64(1L << 30)));
    }

    [Fact]
    public void Few_samples_tell_nothing()
    {
        Random random = new(7);
        Assert.False(IsFoundAfter(Region, _ => (nuint)random.NextInt64(1L << 30)));
    }

    [Fact]
    public void The_same_object_again_tells_nothing()
    {
        const nuint Place = 1 << 20;
        Scatter scatter = default;
        scatter.MoveTo(0);
        scatter.Look(Place, 0);
        nuint due = scatter.Due;
        scatter.Look(Place, due);
        Assert.Equal(due, scatter.Due);
        scatter.Look(2 * Place, due);
        Assert.NotEqual(due, scatter.Due);
    }

    [Fact]
    public void Objects_that_lie_among_as_much_garbage_are_in_order() =>
        Assert.False(IsFoundAfter(64 * Region, static copied => (nuint)(copied * 20)));

    [Fact]
    public void Order_is_noticed_after_what_was_scattered()
    {
        Random random = new(7);
        Assert.False(IsFoundAfter(64 * Region, copied => copied < 32 * Region ? (nuint)random.NextInt64(1L << 30) : (nuint)copied));
    }

    [Fact]
    public void A_mixed_heap_does_not_go_to_and_fro()
    {
        Random random = new(7);
        int changes = 0;
        bool was = false;
        _ = IsFoundAfter(256 * Region, copied => copied / 32 % 2 == 0 ? (nuint)random.NextInt64(1L << 30) : (nuint)copied, isFound =>
        {
            changes += isFound != was ? 1 : 0;
            was = isFound;
        });
        Assert.InRange(changes, 0, 50);
    }

    // Copies objects of 16 bytes into one region after the other.
    private static bool IsFoundAfter(long bytes, Func<long, nuint> place, Action<bool>? observe = null)
    {
        const int Size = 16;
        Scatter scatter = default;
        for (long copied = 0; copied < bytes; copied += Size)
        {
            // Only every other region is one that copies go to.
            nuint hp = (nuint)((copied / Region * 2 * Region) + (copied % Region) + Region);
            if (copied % Region == 0)
            {
                scatter.MoveTo(hp);
            }

            if (hp + Size > scatter.Due)
            {
                scatter.Look(place(copied) + Region, hp);
                observe?.Invoke(scatter.IsFound);
            }
        }

        return scatter.IsFound;
    }
}
