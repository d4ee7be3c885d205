using CopySpaceGen.CompilerServices;
using CopySpaceGen.Tests.Heaps;

#pragma warning disable CSG0049 // Outdated references are what is tested.

namespace CopySpaceGen.Tests.Stress;

/// <summary>Each mode does what it says, and finds an error that is planted for it.</summary>
public unsafe class StressTests
{
    [Theory]
    [InlineData("every:1", 100)]
    [InlineData("every:7", 14)]
    [InlineData("every:101", 0)]
    [InlineData("random:0", 0)]
    [InlineData("random:1", 100)]
    public void It_collects_at_the_allocations_that_it_says(string stress, int collections)
    {
        using QuadHeap heap = new(Options(stress));
        using QuadHeap.Mutator m = heap.Attach();
        for (int i = 0; i < 100; i++)
        {
            m.NewQuad();
        }

        Assert.Equal(collections, heap.GetStatistics().Collections);
    }

    [Fact]
    public void It_collects_at_every_safepoint_and_so_finds_a_reference_held_across_one()
    {
        Assert.Equal((1, 0), ReadAfterSafepoints(""));
        (int read, long collections) = ReadAfterSafepoints("safepoints+poison");
        Assert.NotEqual(1, read);
        Assert.Equal(3, collections);

        static (int, long) ReadAfterSafepoints(string stress)
        {
            using ListHeap heap = new(Options(stress));
            using ListHeap.Mutator m = heap.Attach();
            GcRef<Link> link = m.NewLink(index: 1);
            for (int i = 0; i < 3; i++)
            {
                m.Safepoint();
            }

            return (link.Index, heap.GetStatistics().Collections);
        }
    }

    [Fact]
    public void Random_choices_are_those_of_the_seed()
    {
        Assert.Equal(Choices(seed: 1), Choices(seed: 1));
        Assert.NotEqual(Choices(seed: 1), Choices(seed: 2));
        Assert.InRange(Choices(seed: 3).Count(chosen => chosen), 20, 80);

        static bool[] Choices(int seed)
        {
            using QuadHeap heap = new(Options($"random:0.25+seed:{seed}"));
            using QuadHeap.Mutator m = heap.Attach();
            bool[] choices = new bool[200];
            for (int i = 0; i < choices.Length; i++)
            {
                long before = heap.GetStatistics().Collections;
                m.NewQuad();
                choices[i] = heap.GetStatistics().Collections > before;
            }

            return choices;
        }
    }

    [Theory]
    [InlineData("every:1")]
    [InlineData("random:0.5+seed:1")]
    [InlineData("pressure")]
    public void A_reference_held_across_an_allocation_reads_another_object(string stress)
    {
        // Without stress the error stays hidden: nothing collects. Allocated until a collection has had reason to come.
        Assert.Equal(1, ReadAfterAllocations(""));
        Assert.NotEqual(1, ReadAfterAllocations(stress + "+poison"));

        static int ReadAfterAllocations(string stress)
        {
            using ListHeap heap = new(Options(stress));
            using ListHeap.Mutator m = heap.Attach();
            GcRef<Link> link = m.NewLink(index: 1);
            for (int i = 0; i < 10_000; i++)
            {
                m.NewLink();
            }

            return link.Index;
        }
    }

    [Fact]
    public void Dead_memory_is_poisoned()
    {
        using TailsHeap heap = new(Options("poison"));
        using TailsHeap.Mutator m = heap.Attach();
        fixed (char* dead = m.NewText("dead").Chars)
        {
            m.Collect();
            Assert.Equal((char)0xDBDB, dead[3]);
        }
    }

    [Fact]
    public void Dead_memory_is_poisoned_in_blocks_that_a_large_object_had_borrowed()
    {
        using TailsHeap heap = new(Options("poison"));
        using TailsHeap.Mutator m = heap.Attach();
        FillBlocks(m);
        m.Collect();
        m.NewBlob(12_000_000);
        for (int i = 0; i < 3; i++)
        {
            m.Collect();
        }

        nuint[] dead = FillBlocks(m);
        m.Collect();
        Assert.All(dead, address => Assert.Equal(0xDB, ((byte*)address)[1000]));

        static nuint[] FillBlocks(TailsHeap.Mutator m) => [.. Enumerable.Range(0, 600).Select(_ => (nuint)GcAccess.Target(m.NewBlob(8000)))];
    }

    [Fact]
    public void Nobody_can_access_dead_memory_until_it_is_used_again()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using TailsHeap heap = new(Options("protect"));
        using TailsHeap.Mutator m = heap.Attach();
        nuint small = (nuint)GcAccess.Target(m.NewText("dead"));
        nuint large = (nuint)GcAccess.Target(m.NewBlob(20_000));
        Assert.Equal(("rw-p", "rw-p"), (AccessTo(small), AccessTo(large)));
        m.Collect();
        Assert.Equal(("---p", "---p"), (AccessTo(small), AccessTo(large)));
        m.Collect();
        m.NewText("alive");
        m.NewBlob(20_000).Bytes.Fill(1);
        Assert.Equal(("rw-p", "rw-p"), (AccessTo(small), AccessTo(large)));

        static string AccessTo(nuint address)
        {
            foreach (string line in File.ReadLines("/proc/self/maps"))
            {
                string[] parts = line.Split(' ', 3);
                string[] bounds = parts[0].Split('-');
                if (address >= Convert.ToUInt64(bounds[0], 16) && address < Convert.ToUInt64(bounds[1], 16))
                {
                    return parts[1];
                }
            }

            return "";
        }
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("order:declared", true)]
    [InlineData("order:reversed", false)]
    [InlineData("order:shuffled+seed:3", false)]
    public void Copies_are_in_the_order_that_it_says(string stress, bool isDeclared)
    {
        using QuadHeap heap = new(Options(stress));
        using QuadHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Quad> tree = m.Local(Build(m, 4));
        m.Collect();
        List<nuint> addresses = [];
        Walk(tree, addresses);
        Assert.Equal(341, addresses.Count);
        Assert.Equal(isDeclared, addresses.SequenceEqual(addresses.Order()));

        static GcRef<Quad> Build(QuadHeap.Mutator m, int depth)
        {
            if (depth == 0)
            {
                return m.NewQuad();
            }

            using GcScope scope = m.OpenScope();
            Local<Quad> a = m.Local(Build(m, depth - 1));
            Local<Quad> b = m.Local(Build(m, depth - 1));
            Local<Quad> c = m.Local(Build(m, depth - 1));
            Local<Quad> d = m.Local(Build(m, depth - 1));
            return m.NewQuad(a, b, c, d);
        }

        static void Walk(GcRef<Quad> quad, List<nuint> addresses)
        {
            if (quad.IsNull)
            {
                return;
            }

            addresses.Add((nuint)GcAccess.Target(quad));
            Walk(quad.NorthWest, addresses);
            Walk(quad.NorthEast, addresses);
            Walk(quad.SouthWest, addresses);
            Walk(quad.SouthEast, addresses);
        }
    }

    [Fact]
    public void The_block_that_it_says_is_refused_and_the_heap_goes_on()
    {
        using QuadHeap heap = new(Options("fail-block:3"));
        using QuadHeap.Mutator m = heap.Attach();
        int allocated = 0;
        GcOutOfMemoryException thrown = Assert.Throws<GcOutOfMemoryException>(() =>
        {
            for (; allocated < 1_000_000; allocated++)
            {
                m.NewQuad();
            }
        });

        // Two regions of 64 KiB with quads of 32 bytes.
        Assert.Equal(2 * 2048, allocated);
        Assert.Equal(GcOutOfMemoryReason.SystemRefusedMemory, thrown.Reason);
        for (int i = 0; i < 100_000; i++)
        {
            m.NewQuad();
        }
    }

    [Fact]
    public void Under_pressure_a_heap_that_is_nearly_empty_is_collected_often()
    {
        Assert.Equal(0, Collections(""));
        Assert.InRange(Collections("pressure"), 20, 40);

        static long Collections(string stress)
        {
            using QuadHeap heap = new(Options(stress));
            using QuadHeap.Mutator m = heap.Attach();
            for (int i = 0; i < 100_000; i++)
            {
                m.NewQuad();
            }

            return heap.GetStatistics().Collections;
        }
    }

    [Theory]
    [InlineData("every:0")]
    [InlineData("every:")]
    [InlineData("every")]
    [InlineData("every:1.5")]
    [InlineData("random:2")]
    [InlineData("random:x")]
    [InlineData("order:backwards")]
    [InlineData("poison:1")]
    [InlineData("threads:2")]
    [InlineData("fail-block:-1")]
    [InlineData("poision")]
    public void What_is_no_mode_is_refused_by_name(string text)
    {
        Assert.Contains($"'{text}'", Assert.Throws<FormatException>(() => GcStress.Parse("poison+" + text)).Message, StringComparison.Ordinal);
        Assert.Contains(text, Assert.Throws<FormatException>(() => EnvironmentOptions.Parse("verify=true,stress=" + text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Modes_are_read_from_text_and_from_the_environment()
    {
        GcStress expected = new()
        {
            CollectEvery = 5,
            CollectRandomly = 0.25,
            CopyOrder = GcCopyOrder.Shuffled,
            Seed = -7,
            ProtectDeadMemory = true,
            PoisonDeadMemory = true,
            FailBlock = 12,
            MemoryPressure = true,
            AllGcThreads = true,
        };
        const string Text = "every:5+random:0.25+order:shuffled+seed:-7+protect+poison+fail-block:12+pressure+threads";
        Assert.Equal(expected, GcStress.Parse(Text));
        Assert.Equal(new GcStress(), GcStress.Parse(""));
        Assert.Equal(new GcHeapOptions { VerifyEveryCollection = true, Stress = expected }, EnvironmentOptions.Parse($"verify=true, stress={Text}"));
        Assert.Equal(new GcHeapOptions(), EnvironmentOptions.Parse(""));
        Assert.Contains("'verify=yes'", Assert.Throws<FormatException>(() => EnvironmentOptions.Parse("verify=yes")).Message, StringComparison.Ordinal);
        Assert.Contains("COPYSPACEGEN_OPTIONS", Assert.Throws<FormatException>(() => EnvironmentOptions.Parse("strss=every:1")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_out_of_range_are_refused_when_the_heap_is_made()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuadHeap(new GcHeapOptions { Stress = new GcStress { CollectEvery = -1 } }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuadHeap(new GcHeapOptions { Stress = new GcStress { CollectRandomly = double.NaN } }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuadHeap(new GcHeapOptions { Stress = new GcStress { FailBlock = -1 } }));
    }

    private static GcHeapOptions Options(string stress) => new() { HeapSize = 16 << 20, Checked = false, Stress = GcStress.Parse(stress) };
}
