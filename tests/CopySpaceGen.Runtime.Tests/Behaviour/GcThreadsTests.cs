using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Behaviour;

/// <summary>How many threads a heap may be told to be collected by.</summary>
public class GcThreadsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(257)]
    public void A_number_out_of_range_is_refused_with_the_range(int threads)
    {
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(() => new CrewHeap(new GcHeapOptions { GcThreads = threads }));
        Assert.Contains("GcThreads must be from 1 to 256", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_are_refused_where_the_heap_is_not_made_for_them_with_what_to_declare()
    {
        foreach (GcHeapOptions options in new[] { new GcHeapOptions { GcThreads = 2 }, GcHeapOptions.Parse("gc-threads=2") })
        {
            ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(() => new QuadHeap(options));
            Assert.Contains("QuadHeap", refused.Message, StringComparison.Ordinal);
            Assert.Contains("AtomicForwarding = true", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_default_is_a_thread_for_each_processor_but_8_at_most_and_one_where_there_can_be_no_more()
    {
        new QuadHeap(new GcHeapOptions()).Dispose();
        new QuadHeap(new GcHeapOptions { GcThreads = 1 }).Dispose();
        new CrewHeap(new GcHeapOptions { GcThreads = 256 }).Dispose();
        Assert.Equal(Math.Min(Environment.ProcessorCount, 8), new GcHeapOptions().GcThreads);
    }

    [Theory]
    [InlineData(1, 256 << 10)]
    [InlineData(1, 3 << 20)]
    [InlineData(2, 4 << 20)]
    [InlineData(16, 32 << 20)]
    public void A_heap_of_few_blocks_is_collected_by_few_threads_and_can_be_filled(int threads, int heapSize)
    {
        using CrewHeap heap = new(new GcHeapOptions
        {
            HeapSize = heapSize,
            GcThreads = 16,
            Checked = false,
            VerifyEveryCollection = true,
            Stress = new GcStress { AllGcThreads = true },
        });
        using CrewHeap.Mutator m = heap.Attach();
        using Persistent<Vertex> root = m.Persistent(m.NewVertex());

        // Each collection copies all there is, in the room that the budget has left for it. Labels of all sizes, some of them nearly too large to be
        // copied, leave tails of all sizes.
        Assert.Throws<GcOutOfMemoryException>(() => FillUp(m, root));
        m.Collect();
        Assert.Equal(threads - 1, heap.GcThreads.Count());

        // What is dropped is found, by as many threads again.
        root.Ref = default;
        m.Collect();
        root.Ref = m.NewVertex();
        m.Collect();
        Assert.Equal(1, heap.Verify().Objects);
    }

    private static void FillUp(CrewHeap.Mutator m, Persistent<Vertex> root)
    {
        for (int i = 0; ; i++)
        {
            using GcScope scope = m.OpenScope();
            Local<Label> label = m.Local(m.NewLabel(i % 3 == 0 ? 8100 : i % 1000));
            root.Ref = m.NewVertex(left: root.Ref, right: i % 2 == 0 ? root.Ref : default, label: label, id: i);
        }
    }
}
