namespace CopySpaceGen.Tests.Space;

public class SpaceBudgetTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(1000)]
    [InlineData(8184)]
    [InlineData(8192)]
    public void Mutators_get_as_many_blocks_as_an_evacuation_of_them_can_take_and_not_one_less(int maxObjectSize)
    {
        for (int total = 2; total < 3000; total++)
        {
            SpaceBudget budget = new(total, maxObjectSize);
            Assert.InRange(budget.MutatorBlocks, 1, total);
            Assert.True(budget.EvacuationBlocks(budget.MutatorBlocks) <= total);
            Assert.True(budget.EvacuationBlocks(budget.MutatorBlocks + 1) > total);
        }
    }

    [Theory]
    [InlineData(16, 1)]
    [InlineData(32, 8)]
    [InlineData(8192, 8)]
    [InlineData(8192, 256)]
    public void Each_worker_has_a_block_of_its_own_to_leave_partly_filled(int maxObjectSize, int maxWorkers)
    {
        SpaceBudget before = default;
        for (int total = 2; total < 6000; total++)
        {
            SpaceBudget budget = new(total, maxObjectSize, maxWorkers);
            SpaceBudget alone = new(total, maxObjectSize);
            Assert.Equal(Math.Clamp(total / SpaceBudget.BlocksPerWorker, 1, maxWorkers), budget.Workers);
            Assert.True(budget.EvacuationBlocks(budget.MutatorBlocks) <= total);
            Assert.True(budget.EvacuationBlocks(budget.MutatorBlocks + 1) > total);
            Assert.Equal(alone.EvacuationBlocks(1000) - 1 + budget.Workers, budget.EvacuationBlocks(1000));

            // What fitted into a heap fits when it gets a block.
            Assert.InRange(budget.MutatorBlocks, Math.Max(1, before.MutatorBlocks), total);
            before = budget;
        }
    }

    [Theory]
    [InlineData(8192, 57352)]
    [InlineData(8192, 8)]
    [InlineData(4096, 61448)]
    [InlineData(24, 65528)]
    public void No_sequence_of_objects_takes_more_regions_than_that(int large, int smallBytesBetween)
    {
        // The worst order for the evacuation: each region is filled with small objects until a large one just does not fit.
        const int MutatorBlocks = 500;
        long live = (long)MutatorBlocks * Slab.RegionSize;
        int regions = 1;
        int used = 0;
        while (live > 0)
        {
            Place(8, smallBytesBetween / 8);
            Place(large, 1);
        }

        Assert.InRange(regions, 1, new SpaceBudget(int.MaxValue / 2, large).EvacuationBlocks(MutatorBlocks));

        void Place(int size, int count)
        {
            for (; count > 0 && live >= size; count--)
            {
                if (used + size > Slab.RegionSize)
                {
                    regions++;
                    used = 0;
                }

                used += size;
                live -= size;
            }

            live = live < 8 ? 0 : live;
            if (size > live && size > 8)
            {
                live = 0;
            }
        }
    }

    [Fact]
    public void Small_objects_cost_next_to_nothing_and_the_largest_an_eighth()
    {
        Assert.Equal(9996, new SpaceBudget(10_000, 32).MutatorBlocks);
        Assert.InRange(new SpaceBudget(10_000, 8192).MutatorBlocks, 8750, 8752);
    }
}
