using CopySpaceGen.CompilerServices;
using CsCheck;

namespace CopySpaceGen.Tests.Space;

public class SurvivorTests
{
    private static readonly Gen<SurvivorStep> s_step = Gen.Select(
        Gen.Enum<SurvivorOperation>(), Gen.Int[0, 400], (operation, value) => new SurvivorStep(operation, value));

    [Fact]
    public void Survivors_and_new_objects_share_a_region_and_each_is_told_by_its_place()
    {
        CopySpace space = new(16 * Slab.BlockSize, maxSize: 16 * Slab.BlockSize, maxObjectSize: 64, isAligned: false);
        try
        {
            CopySpaceAllocator allocator = default;
            nuint first = Allocate(space, ref allocator);
            Assert.True(CopySpace.IsNew(first));
            nuint survivor = Collect(space, ref allocator, first, survived: false);
            nuint behind = Allocate(space, ref allocator);
            Assert.Equal(survivor + 8, behind);
            Assert.Equal(1, space.BlocksInUse);
            Assert.False(CopySpace.IsNew(survivor));
            Assert.True(CopySpace.IsNew(behind));

            // The next collection promotes what was there at the last one, and not what is 8 bytes behind.
            Collect(space, ref allocator, survivor, survived: true);
            Collect(space, ref allocator, Allocate(space, ref allocator), survived: false);
        }
        finally
        {
            space.Release();
        }
    }

    [Fact]
    public void Nothing_is_a_survivor_in_a_block_that_mutators_take_empty()
    {
        CopySpace space = new(16 * Slab.BlockSize, maxSize: 16 * Slab.BlockSize, maxObjectSize: 64, isAligned: false);
        try
        {
            // The worker's copy is dead by the time of the next but one collection, which makes the region the active one again.
            CopySpaceAllocator allocator = default;
            nuint survivor = Collect(space, ref allocator, Allocate(space, ref allocator), survived: false);
            for (int i = 0; i < 2; i++)
            {
                space.Finish(ref allocator);
                space.Flip();
                space.FinishCollection();
            }

            Assert.Equal(survivor, Allocate(space, ref allocator));
            Assert.True(CopySpace.IsNew(survivor));
        }
        finally
        {
            space.Release();
        }
    }

    [Fact]
    public void A_random_program_survives_as_the_books_say() => s_step.Array[0, 60].Sample(
        program =>
        {
            using SurvivorProgram run = new();
            foreach (SurvivorStep step in program)
            {
                run.Execute(step);
            }
        },
        iter: 300,
        threads: 1,
        print: program => string.Join("; ", program.AsEnumerable()));

    private static nuint Allocate(CopySpace space, ref CopySpaceAllocator allocator)
    {
        Assert.True(allocator.Hp < allocator.RegionEnd || space.TryRefill(ref allocator, 8));
        allocator.Hp += 8;
        return allocator.Hp - 8;
    }

    // Copies one object and finds out whether it would be promoted.
    private static nuint Collect(CopySpace space, ref CopySpaceAllocator allocator, nuint address, bool survived)
    {
        space.Finish(ref allocator);
        space.Flip();
        CopySpaceAllocator to = default;
        space.RefillForEvacuation(ref to);
        Assert.Equal(survived, space.ShouldPromote(address));
        nuint copy = to.Hp;
        to.Hp += 8;
        space.Finish(ref to);
        Assert.Equal(survived, space.ShouldPromote(address));
        space.FinishCollection();
        return copy;
    }
}
