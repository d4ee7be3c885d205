using CopySpaceGen.CompilerServices;

namespace CopySpaceGen.Tests.Tracing.Workers;

public class OffersTests
{
    [Fact]
    public void A_place_holds_one_chunk_and_gives_it_once()
    {
        Offers offers = new(3);
        EdgeChunk chunk = new();
        Assert.False(offers.Any);
        Assert.True(offers.IsOpen(1));
        Assert.Null(offers.Take(1));

        offers.Make(1, chunk);
        Assert.True(offers.Any);
        Assert.False(offers.IsOpen(1));
        Assert.Same(chunk, offers.Take(1));
        Assert.Null(offers.Take(1));
        Assert.True(offers.IsOpen(1));
    }

    [Fact]
    public void A_thief_takes_from_the_next_that_offers_and_not_from_itself()
    {
        Offers offers = new(4);
        EdgeChunk[] chunks = [new(), new(), new(), new()];
        for (int worker = 0; worker < 4; worker++)
        {
            offers.Make(worker, chunks[worker]);
        }

        Assert.Equal([chunks[3], chunks[0], chunks[1], null], Enumerable.Range(0, 4).Select(_ => offers.Steal(2)));
        Assert.Same(chunks[2], offers.Take(2));
    }

    [Fact]
    public void Of_several_that_want_a_chunk_one_gets_it()
    {
        const int Thieves = 4;
        const int Rounds = 20_000;
        Offers offers = new(Thieves + 1);
        int[] taken = new int[Thieves + 1];
        bool isOver = false;
        Thread[] threads = [.. Enumerable.Range(1, Thieves).Select(thief => new Thread(() =>
        {
            while (!Volatile.Read(ref isOver) || offers.Any)
            {
                taken[thief] += offers.Steal(thief) is null ? 0 : 1;
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        for (int round = 0; round < Rounds; round++)
        {
            SpinWait.SpinUntil(() => offers.IsOpen(0));
            offers.Make(0, new EdgeChunk());
            if (round % 3 == 0)
            {
                taken[0] += offers.Take(0) is null ? 0 : 1;
            }
        }

        Volatile.Write(ref isOver, true);
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(Rounds, taken.Sum());
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(100, 50)]
    [InlineData(100_000, EdgeChunk.Capacity)]
    public void A_chunk_takes_every_other_one_of_the_oldest_and_keeps_the_order(int count, int expected)
    {
        EdgeStack giver = default;
        EdgeStack taker = default;
        try
        {
            giver.Push([.. Enumerable.Range(0, count).Select(static entry => (nuint)entry)]);
            EdgeChunk chunk = new();
            chunk.TakeHalf(ref giver);
            chunk.PushOn(ref taker);
            IEnumerable<int> taken = Enumerable.Range(0, expected).Select(static index => 2 * index);
            Assert.Equal(taken, Entries(taker));
            Assert.Equal(Enumerable.Range(0, count).Except(taken), Entries(giver));
        }
        finally
        {
            giver.Release();
            taker.Release();
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(10)]
    public void Of_what_is_left_of_a_tree_giver_and_taker_both_get_a_fair_share(int branches)
    {
        const int Depth = 12;
        EdgeStack giver = default;
        EdgeStack taker = default;
        try
        {
            // At the first leaf: of each step down, all branches but the first wait, and the entry tells how many steps lead there.
            giver.Push([.. Enumerable.Range(1, Depth).SelectMany(steps => Enumerable.Repeat((nuint)steps, branches - 1))]);
            EdgeChunk chunk = new();
            chunk.TakeHalf(ref giver);
            chunk.PushOn(ref taker);
            double given = Nodes(taker);
            Assert.InRange(given / (given + Nodes(giver)), 1.0 / 3, 2.0 / 3);
        }
        finally
        {
            giver.Release();
            taker.Release();
        }

        double Nodes(EdgeStack stack) => Entries(stack).Sum(steps => Math.Pow(branches, Depth - steps));
    }

    [Fact]
    public void What_is_given_away_makes_room_for_what_comes()
    {
        EdgeStack stack = default;
        try
        {
            // As many are given as come: the stack stays as it is, however much passes through it.
            stack.Push(new nuint[10_000]);
            long size = (long)stack.Size;
            EdgeChunk chunk = new();
            for (nuint i = 0; i < 1000; i++)
            {
                nuint[] entries = [.. Enumerable.Repeat(i, EdgeChunk.Capacity)];
                chunk.TakeHalf(ref stack);
                stack.Push(entries);
            }

            Assert.Equal(10_000, stack.Count);
            Assert.InRange((long)stack.Size, size, 4 * size);
            Assert.Equal(Enumerable.Repeat(999, EdgeChunk.Capacity), Entries(stack).TakeLast(EdgeChunk.Capacity));
            stack.Clear();
            Assert.Equal(0, stack.Count);
        }
        finally
        {
            stack.Release();
        }
    }

    private static unsafe int[] Entries(EdgeStack stack) => [.. new Span<nuint>(stack.Base, (int)stack.Count).ToArray().Select(static entry => (int)entry)];
}
