using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Behaviour;

public class OutOfMemoryTests
{
    private const long HeapSize = 4 << 20;

    [Fact]
    public void A_full_heap_throws_stays_usable_and_goes_on_when_roots_are_dropped()
    {
        using ListHeap heap = new(new GcHeapOptions { HeapSize = HeapSize });
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Link> head = m.Local(GcRef<Link>.Null);
        for (int round = 0; round < 3; round++)
        {
            int count = 0;
            GcOutOfMemoryException? full = null;
            while (full is null)
            {
                try
                {
                    head.Ref = m.NewLink(head, m.NewNumber(count), count);
                    count++;
                }
                catch (GcOutOfMemoryException caught)
                {
                    full = caught;
                }
            }

            Assert.Equal(GcOutOfMemoryReason.HeapIsFull, full.Reason);
            Assert.Equal(HeapSize, full.HeapSize);
            Assert.InRange(full.LiveBytes, count * 40L, (count * 40L) + 64);
            Assert.InRange(full.LiveBytes, (long)(HeapSize * 0.45), HeapSize / 2);
            Assert.InRange(full.RequestedBytes, 16, 24);
            Assert.Contains("GcHeapOptions.HeapSize", full.Message, StringComparison.Ordinal);

            for (GcRef<Link> link = head; !link.IsNull; link = link.Next)
            {
                count--;
                Assert.Equal(count, link.Index);
                Assert.Equal(count, link.Number.Value);
            }

            Assert.Equal(0, count);
            head.Ref = GcRef<Link>.Null;
        }
    }

    [Fact]
    public void A_full_heap_of_large_objects_between_small_ones_is_evacuated_whatever_order_the_roots_impose()
    {
        // The layout on which the original runs out of memory in the middle of a collection: objects of 8 KiB, packed with small
        // ones between them, are copied apart from those, so that the free tails of regions change with every order of the roots.
        using ShapesHeap heap = new(new GcHeapOptions { HeapSize = HeapSize });
        using ShapesHeap.Mutator m = heap.Attach();
        List<Persistent<Page>> pages = [];
        List<Persistent<Flag>> flags = [];
        Random random = new(1);
        for (int round = 0; round < 40; round++)
        {
            try
            {
                while (true)
                {
                    for (int i = random.Next(8); i >= 0; i--)
                    {
                        flags.Add(m.Persistent(m.NewFlag(isUp: true)));
                    }

                    pages.Add(m.Persistent(m.NewPage()));
                    pages[^1].Ref.Bytes.Fill((byte)pages.Count);
                }
            }
            catch (GcOutOfMemoryException)
            {
            }

            m.Collect();
            for (int i = 0; i < pages.Count; i++)
            {
                Assert.Equal(-1, pages[i].Ref.Bytes.IndexOfAnyExcept((byte)(i + 1)));
            }

            Assert.All(flags, flag => Assert.True(flag.Ref.IsUp));
            foreach (Persistent<Page> page in pages)
            {
                page.Dispose();
            }

            pages.Clear();
            foreach (Persistent<Flag> flag in flags.Where((_, i) => i % 2 == 0))
            {
                flag.Dispose();
            }

            flags = [.. flags.Where((_, i) => i % 2 == 1)];
        }
    }
}
