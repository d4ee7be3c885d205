using CopySpaceGen.CompilerServices;
using CopySpaceGen.Tests.Heaps;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

#pragma warning disable CSG0049 // Outdated references are what is tested.

namespace CopySpaceGen.Tests.Behaviour;

/// <summary>Which objects a heap says are new since its last collection.</summary>
public unsafe class NewObjectsTests
{
    private const int Roots = 6;

    private static readonly int[] s_lengths = [0, 10, 1000, 8184, 8185, 100_000, 500_000];

    private static readonly Gen<(Operation Operation, int Root, int Value)[]> s_programs =
        Gen.Select(Gen.Enum<Operation>(), Gen.Int[0, Roots - 1], Gen.Int[0, 1000]).Array[0, 80];

    internal enum Operation
    {
        NewObject,
        NewGarbage,
        CopyRoot,
        DropRoot,
        Collect,
        Verify,
        Reattach,
        PageOut,
    }

    [Fact]
    public void An_object_is_new_until_the_first_collection_after_its_allocation()
    {
        using ListHeap heap = new(new GcHeapOptions { Checked = true });
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Link> link = m.Local(m.NewLink(index: 1));
        Assert.True(heap.IsNew(link.Ref));
        for (int i = 0; i < 3; i++)
        {
            m.Collect();
            Assert.False(heap.IsNew(link.Ref));
            Assert.True(link.Next.IsNull || !heap.IsNew(link.Next));
            link.Next = m.NewLink(link.Next);
            link.Number = m.NewNumber(i);
            Assert.False(heap.IsNew(link.Ref));
            Assert.True(heap.IsNew(link.Next));
            Assert.True(heap.IsNew(link.Number));
        }
    }

    [Fact]
    public void Old_and_new_objects_share_a_block_and_no_room_is_lost()
    {
        using ListHeap heap = new(new GcHeapOptions { Checked = false });
        using ListHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Link> last = m.Local(GcRef<Link>.Null);
        for (int round = 0; round < 100; round++)
        {
            last.Ref = m.NewLink(last, index: round);
            nuint region = (nuint)GcAccess.Target(last) / Slab.RegionSize;
            int index = round;
            for (GcRef<Link> link = last; !link.IsNull; link = link.Next, index--)
            {
                Assert.Equal(region, (nuint)GcAccess.Target(link) / Slab.RegionSize);
                Assert.Equal(index == round, heap.IsNew(link));
            }

            Assert.Equal(1, heap.BlocksInUse);
            m.Collect();
        }
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(1, "order:shuffled+poison")]
    [InlineData(1, "protect")]
    [InlineData(4, "")]
    [InlineData(4, "threads")]
    [InlineData(4, "threads+order:shuffled+seed:1")]
    [InlineData(4, "threads+order:reversed+poison")]
    public void Several_threads_leave_objects_that_are_not_new(int threads, string stress)
    {
        const int Count = 20_000;
        using CrewHeap heap = new(new GcHeapOptions
        {
            HeapSize = 64 << 20,
            Checked = false,
            VerifyEveryCollection = true,
            Stress = GcStress.Parse(stress),
            GcThreads = threads,
        });
        using CrewHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Fan> fan = m.Local(m.NewFan(Count));
        Local<Label> label = m.Local(GcRef<Label>.Null);
        for (int round = 0; round < 4; round++)
        {
            for (int i = round; i < Count; i += round + 1)
            {
                label.Ref = m.NewLabel(i % 64 == 0 ? 8000 : i % 50);
                GcRef<Vertex> vertex = m.NewVertex(left: fan.Spokes[i], right: fan.Spokes[i / 2], label: label, id: round);
                fan.Spokes.Set(i, vertex);
            }

            Assert.Equal(round == 0, heap.IsNew(fan.Ref));
            AssertNew(heap, fan, since: round);
            m.Collect();
            AssertNew(heap, fan, since: round + 1);
        }

        static void AssertNew(CrewHeap heap, Local<Fan> fan, int since)
        {
            for (int i = 0; i < Count; i++)
            {
                for (GcRef<Vertex> vertex = fan.Spokes[i]; !vertex.IsNull; vertex = vertex.Left)
                {
                    Assert.Equal(vertex.Id >= since, heap.IsNew(vertex));
                    Assert.Equal(vertex.Id >= since, heap.IsNew(vertex.Label));
                }
            }
        }
    }

    [Fact]
    public void A_large_object_that_takes_the_pages_of_a_dead_one_is_new()
    {
        using TailsHeap heap = new();
        using TailsHeap.Mutator m = heap.Attach();
        nuint dead = (nuint)GcAccess.Target(m.NewBlob(100_000));
        m.Collect();
        using GcScope scope = m.OpenScope();
        Local<Blob> blob = m.Local(m.NewBlob(100_000));
        Assert.Equal(dead, (nuint)GcAccess.Target(blob));
        Assert.True(heap.IsNew(blob.Ref));
        for (int i = 0; i < 3; i++)
        {
            m.Collect();
            Assert.False(heap.IsNew(blob.Ref));
        }
    }

    [Fact]
    public void Large_and_small_objects_in_one_range_of_addresses_are_told_apart()
    {
        using LoggedRopeHeap heap = new();
        using LoggedRopeHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<LoggedRope> large = m.Local(m.NewLoggedRope(100_000));
        Local<LoggedRope> small = m.Local(m.NewLoggedRope(1, next: large));
        Assert.True(heap.IsNew(large) && heap.IsNew(small));
        m.Collect();
        Assert.False(heap.IsNew(large) || heap.IsNew(small));
        large.Next = m.NewLoggedRope(1);
        small.Next = m.NewLoggedRope(100_000);
        Assert.True(heap.IsNew(large.Next) && heap.IsNew(small.Next));
        Assert.False(heap.IsNew(large) || heap.IsNew(small));
    }

    [Fact]
    public void A_reference_to_any_object_is_asked_in_the_same_way()
    {
        using ValuesHeap heap = new();
        using ValuesHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Cell> cell = m.Local(m.NewCell());
        cell.Head = m.NewBoxed(number: 1).Any;
        LocalAny<ValuesHeap> any = m.Local(cell.Any);
        Assert.True(heap.IsNew(any) && heap.IsNew(cell.Head));
        m.Collect();
        Assert.False(heap.IsNew(any) || heap.IsNew(cell.Head));
        cell.Tail = m.NewBoxed(number: 2).Any;
        Assert.True(heap.IsNew(cell.Tail));
        Assert.False(heap.IsNew(cell.Head));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("", false)]
    [InlineData("every:3+poison", false)]
    [InlineData("every:7+order:shuffled", true)]
    [InlineData("random:0.2+protect", false)]
    public void In_a_random_program_what_was_allocated_since_the_last_collection_is_new(string stress, bool grows) => s_programs.Sample(
        program => Run(program, stress, grows),
        iter: 50,
        threads: 1,
        print: program => string.Join("; ", program.AsEnumerable()));

    [Fact]
    public void What_is_no_object_of_the_heap_is_refused_with_what_to_ask()
    {
        using ValuesHeap heap = new();
        using ValuesHeap other = new();
        using ValuesHeap.Mutator m = heap.Attach();
        using ValuesHeap.Mutator n = other.Attach();
        Expect(() => heap.IsNew(GcRef<Cell>.Null), "IsNull");
        Expect(() => heap.IsNew(GcAny<ValuesHeap>.Nothing), "IsReference");
        Expect(() => heap.IsNew(7), "IsReference");
        Expect(() => heap.IsNew('x'), "IsReference");
        Expect(() => heap.IsNew(n.NewCell()), "not in this ValuesHeap");
        Expect(() => heap.IsNew(n.NewCell().Any), "not in this ValuesHeap");

        static void Expect(Action ask, string message) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(ask).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_attached_thread_may_ask_and_not_with_an_outdated_reference()
    {
        ListHeap heap = new(new GcHeapOptions { Checked = true });
        using (ListHeap.Mutator m = heap.Attach())
        {
            Persistent<Link> link = m.Persistent(m.NewLink());
            nuint address = (nuint)GcAccess.Target(link.Ref);
            InvalidOperationException refused = OtherThread.Catch<InvalidOperationException>(() => heap.IsNew(GcAccess.Reference((Link*)address)));
            Assert.Contains("Attach()", refused.Message, StringComparison.Ordinal);
            Assert.Throws<GcStaleReferenceException>(() =>
            {
                GcRef<Link> reference = link.Ref;
                m.Collect();
                heap.IsNew(reference);
            });
        }

        heap.Dispose();
        Assert.Throws<ObjectDisposedException>(() => heap.IsNew(GcRef<Link>.Null));
    }

    // What is new is told by another account: the collections that had begun when an object had been allocated.
    private static void Run((Operation Operation, int Root, int Value)[] program, string stress, bool grows)
    {
        FakeTimeProvider clock = new();
        GcHeapOptions options = new() { Checked = false, VerifyEveryCollection = true, Stress = GcStress.Parse(stress), Clock = clock };
        using TailsHeap heap = new(grows ? options with { MaxHeapSize = 64 << 20 } : options with { HeapSize = 12 << 20 });
        TailsHeap.Mutator m = heap.Attach();
        Persistent<Blob>[] roots = [.. Enumerable.Range(0, Roots).Select(_ => m.Persistent(GcRef<Blob>.Null))];
        long[] births = new long[Roots];
        foreach ((Operation operation, int root, int value) in program)
        {
            switch (operation)
            {
                case Operation.NewObject:
                    roots[root].Ref = m.NewBlob(s_lengths[value % s_lengths.Length]);
                    births[root] = heap.GetStatistics().Collections;
                    break;
                case Operation.NewGarbage:
                    for (int i = 0; i < value; i++)
                    {
                        m.NewBlob(1000);
                    }

                    break;
                case Operation.CopyRoot:
                    roots[root].Ref = roots[value % Roots].Ref;
                    births[root] = births[value % Roots];
                    break;
                case Operation.DropRoot:
                    roots[root].Ref = GcRef<Blob>.Null;
                    break;
                case Operation.Collect:
                    m.Collect();
                    break;
                case Operation.Verify:
                    heap.Verify();
                    break;
                case Operation.Reattach:
                    m.Dispose();
                    m = heap.Attach();
                    break;
                case Operation.PageOut:
                    clock.Advance(TimeSpan.FromSeconds(1 + (value % 3)));
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(program));
            }

            long collections = heap.GetStatistics().Collections;
            for (int i = 0; i < Roots; i++)
            {
                Assert.True(roots[i].Ref.IsNull || heap.IsNew(roots[i].Ref) == (births[i] == collections));
            }
        }
    }
}
