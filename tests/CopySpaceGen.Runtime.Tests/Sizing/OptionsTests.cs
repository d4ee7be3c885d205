using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Sizing;

public class OptionsTests
{
    [Fact]
    public void What_is_set_decides_the_policy_unless_the_program_does()
    {
        Assert.Equal(GcHeapPolicy.Growable, new GcHeapOptions().Policy);
        Assert.Equal(GcHeapPolicy.Fixed, new GcHeapOptions { HeapSize = 1 << 20 }.Policy);
        Assert.Equal(GcHeapPolicy.Growable, new GcHeapOptions { MaxHeapSize = 1 << 20 }.Policy);
        Assert.Equal(GcHeapPolicy.Growable, new GcHeapOptions { HeapSize = 1 << 20, MaxHeapSize = 2 << 20 }.Policy);
        Assert.Equal(GcHeapPolicy.Growable, new GcHeapOptions { HeapSize = 1 << 20, Policy = GcHeapPolicy.Growable }.Policy);
        Assert.Equal(GcHeapPolicy.Fixed, new GcHeapOptions { Policy = GcHeapPolicy.Fixed }.Policy);
    }

    [Fact]
    public void The_limit_of_a_heap_is_its_size_if_it_is_fixed_and_a_share_of_the_memory_of_the_machine_otherwise()
    {
        Assert.Equal(5 << 20, new GcHeapOptions { HeapSize = 5 << 20 }.MaxHeapSize);
        long share = (long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * 0.75);
        Assert.Equal(share, new GcHeapOptions().MaxHeapSize);
        Assert.Equal(1 << 20, new GcHeapOptions { MaxHeapSize = 1 << 20 }.HeapSize);
    }

    [Fact]
    public void A_heap_with_4_byte_references_has_what_they_reach_as_its_limit_at_most()
    {
        using Quad32Heap heap = new();
        Assert.InRange(heap.GetStatistics().HeapSizeBytes, 1, GcHeapOptions.LargestNarrowHeapSize);
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => new Quad32Heap(new GcHeapOptions { MaxHeapSize = 40L << 30 }));
        Assert.Contains("4-byte references", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_out_of_range_is_named_with_its_range()
    {
        AssertRefused(new GcHeapOptions { MaxHeapSize = 1000 }, "MaxHeapSize", "256 KiB");
        AssertRefused(new GcHeapOptions { HeapSize = 2 << 20, MaxHeapSize = 1 << 20 }, "MaxHeapSize", "2,097,152");
        AssertRefused(new GcHeapOptions { HeapSize = 2 << 20, MaxHeapSize = 4 << 20, Policy = GcHeapPolicy.Fixed }, "MaxHeapSize", "GcHeapPolicy.Growable");
        AssertRefused(new GcHeapOptions { HeapSizeMultiplier = 2 }, "HeapSizeMultiplier", "2.1");
        AssertRefused(new GcHeapOptions { HeapSizeMultiplier = double.NaN }, "HeapSizeMultiplier", "2.1");
        AssertRefused(new GcHeapOptions { PageOutDelay = TimeSpan.Zero }, "PageOutDelay", "10 milliseconds");
        AssertRefused(new GcHeapOptions { Policy = (GcHeapPolicy)7 }, "Policy", "Growable");
        AssertRefused(new GcHeapOptions { Clock = null! }, "Clock", "null");

        static void AssertRefused(GcHeapOptions options, params string[] words)
        {
            ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => new ListHeap(options));
            Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
        }
    }
}
