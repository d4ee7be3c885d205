using System.Numerics;
using CopySpaceGen.CompilerServices;

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
        CopySpace[] spaces = [.. Enumerable.Range(0, 8).Select(_ => new CopySpace(size, maxSize: size, maxObjectSize: 16, isAligned: true))];
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

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_free_tail_of_an_evacuation_is_for_mutators_unless_it_took_more_blocks_than_they_may(int more, bool hasRoom)
    {
        CopySpace space = new(16 * Slab.BlockSize, maxSize: 16 * Slab.BlockSize, maxObjectSize: GcHeap.MaxObjectSize, isAligned: false);
        try
        {
            CopySpaceAllocator allocator = default;
            int blocks = 0;
            for (; space.TryRefill(ref allocator, 8); blocks++)
            {
                allocator.Hp = allocator.Limit;
            }

            space.Flip();
            for (int i = 0; i < blocks + more; i++)
            {
                space.RefillForEvacuation(ref allocator);
            }

            allocator.Hp += 8;
            space.Finish(ref allocator);
            space.FinishCollection();
            Assert.Equal(hasRoom, space.TryRefill(ref allocator, 8));
        }
        finally
        {
            space.Release();
        }
    }

    [Fact]
    public void Workers_that_refill_at_the_same_time_get_different_blocks()
    {
        const int Workers = 2;
        const int Refills = 200;
        const int Collections = 6000;
        CopySpace space = new(500L * Slab.BlockSize, maxSize: 500L * Slab.BlockSize, maxObjectSize: 64, isAligned: false, maxWorkers: Workers);
        try
        {
            CopySpaceAllocator mutator = default;
            for (int i = 0; i < Workers * Refills; i++)
            {
                Assert.True(space.TryRefill(ref mutator, 8));
            }

            space.Finish(ref mutator);
            space.Flip();
            CopySpaceAllocator[] allocators = new CopySpaceAllocator[Workers];
            nuint[][] regions = [.. Enumerable.Range(0, Workers).Select(static _ => new nuint[Refills])];
            List<(int Regions, int Blocks)> counts = [];
            int arrivals = 0;
            int collections = 0;
            Thread[] threads = [.. Enumerable.Range(0, Workers).Select(worker => new Thread(() =>
            {
                for (int collection = 0; collection < Collections; collection++)
                {
                    for (int i = 0; i < Refills; i++)
                    {
                        space.RefillForEvacuation(ref allocators[worker]);
                        regions[worker][i] = allocators[worker].Hp;
                    }

                    // Whoever comes last closes the collection. The others wait awake, so that all begin the next at the same moment.
                    if (Interlocked.Increment(ref arrivals) == (collection + 1) * Workers)
                    {
                        Finish();
                        Volatile.Write(ref collections, collection + 1);
                    }

                    SpinWait spin = default;
                    while (Volatile.Read(ref collections) == collection)
                    {
                        spin.SpinOnce(sleep1Threshold: -1);
                    }
                }
            }))];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            Assert.All(counts, count => Assert.Equal((Workers * Refills, Workers * Refills), count));

            void Finish()
            {
                for (int worker = 0; worker < Workers; worker++)
                {
                    space.Finish(ref allocators[worker]);
                }

                counts.Add((regions.SelectMany(static own => own).Distinct().Count(), space.BlocksInUse));
                space.Flip();
            }
        }
        finally
        {
            space.Release();
        }
    }

    [Fact]
    public void No_more_workers_evacuate_than_there_is_memory_for()
    {
        CopySpace space = new(64 * Slab.BlockSize, maxSize: 64 * Slab.BlockSize, maxObjectSize: 64, isAligned: false, maxWorkers: 4);
        try
        {
            // With most of the heap lent, one worker is all it can have, and memory is put behind the blocks that one takes.
            CopySpaceAllocator allocator = default;
            Assert.True(space.TryLend(56 * Slab.BlockSize));
            while (space.TryRefill(ref allocator, 8))
            {
            }

            Assert.Equal(1, space.Workers);

            // The loan paid back, there are blocks for four, but not yet memory behind them. The next block that a mutator takes brings it.
            Assert.True(space.TryLend(0));
            Assert.Equal(1, space.Workers);
            Assert.True(space.TryRefill(ref allocator, 8));
            Assert.Equal(4, space.Workers);
        }
        finally
        {
            space.Release();
        }
    }

    [Fact]
    public void What_an_evacuation_may_need_is_not_lent()
    {
        CopySpace space = new(16 * Slab.BlockSize, maxSize: 16 * Slab.BlockSize, maxObjectSize: GcHeap.MaxObjectSize, isAligned: false);
        try
        {
            CopySpaceAllocator allocator = default;
            for (int i = 0; i < 8; i++)
            {
                Assert.True(space.TryRefill(ref allocator, 8));
                allocator.Hp = allocator.Limit;
            }

            long spare = 16 - new SpaceBudget(16, GcHeap.MaxObjectSize).EvacuationBlocks(8);
            Assert.InRange(spare, 1, 7);
            Assert.False(space.TryLend((spare + 1) * Slab.BlockSize));
            Assert.True(space.TryLend(spare * Slab.BlockSize));
        }
        finally
        {
            space.Release();
        }
    }

    [Fact]
    public unsafe void Nothing_is_paged_out_while_the_collection_still_reads_it()
    {
        CopySpace space = new(16 * Slab.BlockSize, maxSize: 16 * Slab.BlockSize, maxObjectSize: 16, isAligned: false);
        try
        {
            CopySpaceAllocator allocator = default;
            List<nint> objects = [];
            for (int block = 0; block < 4; block++)
            {
                Assert.True(space.TryRefill(ref allocator, 8));
                objects.Add((nint)allocator.Hp);
                *(long*)allocator.Hp = block + 1;
                allocator.Hp = allocator.Limit;
            }

            space.Finish(ref allocator);
            space.Flip();
            space.RefillForEvacuation(ref allocator);
            for (int period = 0; period < 4; period++)
            {
                space.PageOut();
            }

            Assert.Equal([1, 2, 3, 4], objects.Select(address => *(long*)address));
            space.Finish(ref allocator);
            space.FinishCollection();
            for (int period = 0; period < 4; period++)
            {
                space.PageOut();
            }

            Assert.Equal([0, 0, 0, 0], objects.Select(address => *(long*)address));
            Assert.Equal(Slab.RegionSize, space.Count().ResidentBytes);
        }
        finally
        {
            space.Release();
        }
    }

    [Fact]
    public unsafe void The_range_of_another_is_as_many_slabs_as_it_takes()
    {
        CopySpace space = new((3L << 30) + 1, maxSize: (3L << 30) + 1, maxObjectSize: 16, isAligned: false);
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
