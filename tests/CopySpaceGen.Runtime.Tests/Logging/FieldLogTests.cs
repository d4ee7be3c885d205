using CopySpaceGen.CompilerServices;
using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Logging;

/// <summary>The bits of a log and its buffers, and that a verification finds when they disagree.</summary>
public unsafe class FieldLogTests
{
    [Theory]
    [InlineData(8, 503)]
    [InlineData(4, 495)]
    public void A_slab_gives_its_first_blocks_to_the_table(int granule, int payload)
    {
        EdgeLog log = new(granule, owner: 1);
        SlabMemory slabs = new(2 * Slab.Size, isAligned: false, bytesBehindBlocks: 0, log);
        try
        {
            Assert.Equal(payload, slabs.PayloadBlocksPerSlab);
            Assert.Equal(3 * payload, slabs.ReservedBlocks);
            byte* slab = (byte*)slabs.Slabs[0];
            Assert.Equal((nuint)(slab + ((512 - payload) * Slab.BlockSize)), (nuint)Slab.Region(slabs.HeaderOf(0), 0));
            Assert.True(slabs.TryCommitMore(1));
            nuint last = (nuint)slab + Slab.Size - (nuint)granule;
            Assert.True(log.RememberEdge(last));
            Assert.True(log.IsRemembered(last));
            Assert.False(log.IsRemembered(last - (nuint)granule));
            Assert.Equal(1, log.CountRemembered((nuint)slab, (nuint)slab + Slab.Size));
        }
        finally
        {
            log.Release();
            slabs.Release();
        }
    }

    [Fact]
    public void Of_several_threads_one_is_told_that_it_was_the_first_to_remember_an_edge_and_one_to_forget_it()
    {
        const int Edges = 50_000;
        EdgeLog log = new(granule: 8, owner: 1);
        SlabMemory slabs = new(Slab.BlockSize, isAligned: false, bytesBehindBlocks: 0, log);
        try
        {
            Assert.True(slabs.TryCommitMore(1));
            nuint first = (nuint)Slab.Region(slabs.HeaderOf(0), 0);
            Assert.Equal(Edges, Race(edge => log.RememberEdge(edge)));
            Assert.Equal(Edges, log.CountRemembered((nuint)slabs.Slabs[0], (nuint)slabs.Slabs[0] + Slab.Size));
            Assert.Equal(Edges, Race(edge => log.ForgetEdge(edge)));
            Assert.Equal(0, log.CountRemembered((nuint)slabs.Slabs[0], (nuint)slabs.Slabs[0] + Slab.Size));

            int Race(Func<nuint, bool> change)
            {
                int firsts = 0;
                using Barrier start = new(3);
                Thread[] threads = [.. Enumerable.Range(0, 3).Select(_ => new Thread(() =>
                {
                    start.SignalAndWait();
                    int own = 0;
                    for (int index = 0; index < Edges; index++)
                    {
                        own += change(first + ((nuint)index * 8)) ? 1 : 0;
                    }

                    Interlocked.Add(ref firsts, own);
                }))];
                Array.ForEach(threads, static thread => thread.Start());
                Array.ForEach(threads, static thread => thread.Join());
                return firsts;
            }
        }
        finally
        {
            log.Release();
            slabs.Release();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_bit_without_an_entry_is_found(bool isLarge) => AssertFound(
        (log, tree, table) => log.RememberEdge(isLarge ? table + 70_000 : tree + 8),
        "4 edges are marked as written since the last collection, but 3 are listed");

    [Fact]
    public void An_entry_without_a_bit_is_found() =>
        AssertFound((log, tree, table) => log.ForgetEdge(tree), "is listed as written since the last collection, but not marked");

    [Fact]
    public void An_edge_that_is_listed_twice_is_found() => AssertFound(
        (log, tree, table) =>
        {
            log.ForgetEdge(tree);
            GcRef<LoggedTree> reference = GcAccess.Reference((LoggedTree*)tree);
            reference.Left = default;
        },
        "is listed twice");

    private static void AssertFound(Action<EdgeLog, nuint, nuint> damage, string message)
    {
        using LoggedHeap heap = new();
        using LoggedHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<LoggedTree> tree = m.Local(m.NewLoggedTree(key: 1));
        Local<LoggedTable> table = m.Local(m.NewLoggedTable(20_000));
        tree.Left = tree;
        table.Owner = tree;
        table.Trees.Set(19_999, tree);
        heap.Verify();
        damage(heap.Log!.Bits, (nuint)GcAccess.Target(tree), (nuint)GcAccess.Target(table));
        Assert.Contains(message, Assert.Throws<GcVerificationException>(() => heap.Verify()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Buffers_give_their_memory_back_when_they_are_cleared()
    {
        EdgeBuffer buffer = default;
        for (int round = 0; round < 3; round++)
        {
            for (int i = 1; i <= 5_000; i++)
            {
                buffer.EnsureRoom();
                buffer.Push(new LoggedEdge((nuint)i * 8, (nuint)i * 16, kind: i % 7));
            }

            EdgeBuffer.Cursor edges = buffer.Edges();
            int count = 0;
            while (edges.TryNext(out LoggedEdge* edge))
            {
                count++;
                Assert.Equal(((nuint)count * 8, (nuint)count * 16, count % 7), (edge->Edge, edge->Holder, edge->Kind));
            }

            Assert.Equal((5_000, 5_000), (count, buffer.Count));
            buffer.Clear();
            Assert.Equal(1, buffer.ChunkCount);
            Assert.False(buffer.Edges().TryNext(out _));
        }

        buffer.Release();
        Assert.Equal(0, buffer.ChunkCount);
    }
}
