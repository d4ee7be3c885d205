using CsCheck;

namespace CopySpaceGen.Tests.LargeObjects;

public class PageRunsTests
{
    [Fact]
    public void The_smallest_run_that_is_large_enough_is_taken()
    {
        PageRuns runs = new();
        runs.Add(100, 10);
        runs.Add(200, 4);
        runs.Add(300, 6);
        Assert.True(runs.TryTake(5, out nuint start));
        Assert.Equal((nuint)300, start);
        Assert.True(runs.TryTake(1, out start));
        Assert.Equal((nuint)305, start);
        Assert.False(runs.TryTake(11, out _));
        Assert.Equal(14, runs.Bytes);
    }

    [Fact]
    public void Neighbours_on_both_sides_are_merged()
    {
        PageRuns runs = new();
        runs.Add(100, 10);
        runs.Add(120, 10);
        Assert.False(runs.TryTake(30, out _));
        runs.Add(110, 10);
        Assert.True(runs.TryTake(30, out nuint start));
        Assert.Equal((nuint)100, start);
        Assert.Equal(0, runs.Bytes);
    }

    [Fact]
    public void Runs_never_overlap_and_nothing_is_lost() => Gen.Int[1, 40].Array[1, 200].Sample(sizes =>
    {
        const int Pages = 1000;
        PageRuns runs = new();
        runs.Add(1, Pages);
        Queue<(nuint Start, nuint Bytes)> taken = new();
        HashSet<nuint> inUse = [];
        foreach (int size in sizes)
        {
            if (runs.TryTake((nuint)size, out nuint start))
            {
                taken.Enqueue((start, (nuint)size));
                Assert.All(Enumerable.Range((int)start, size), page => Assert.True(inUse.Add((nuint)page)));
            }

            if (size % 3 == 0 && taken.TryDequeue(out (nuint Start, nuint Bytes) oldest))
            {
                runs.Add(oldest.Start, oldest.Bytes);
                inUse.RemoveWhere(page => page >= oldest.Start && page < oldest.Start + oldest.Bytes);
            }

            Assert.Equal(Pages - inUse.Count, runs.Bytes);
        }

        while (taken.TryDequeue(out (nuint Start, nuint Bytes) last))
        {
            runs.Add(last.Start, last.Bytes);
        }

        Assert.True(runs.TryTake(Pages, out nuint all));
        Assert.Equal((nuint)1, all);
    });
}
