using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Tracing.Workers;

/// <summary>
/// Several threads leave the graph that was there. Each collection is verified: an object that two threads copied makes more bytes alive than the
/// roots reach, and one that none copied makes a reference to no object.
/// </summary>
public class ParallelCollectionTests
{
    private const int Collections = 3;
    private const int Threads = 4;

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string graph in CrewGraph.All.Keys)
            {
                foreach (string stress in new[] { "", "threads", "threads+order:shuffled+seed:1", "threads+order:reversed+poison" })
                {
                    cases.Add(graph, stress);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Several_threads_leave_the_graph_as_it_is(string graph, string stress)
    {
        using CrewHeap heap = new(Options(Threads, stress));
        using CrewHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Vertex> root = m.Local(CrewGraph.All[graph](m));
        List<long> before = CrewGraph.Describe(root.Ref);
        GcCensus census = heap.Verify();
        for (int i = 0; i < Collections; i++)
        {
            m.Collect();
        }

        Assert.Equal(census.Types, heap.Verify().Types);
        Assert.Equal(before, CrewGraph.Describe(root.Ref));
        if (stress.Length > 0)
        {
            Assert.Equal(Threads - 1, heap.GcThreads.Count());
        }
    }

    [Theory]
    [InlineData(2, "")]
    [InlineData(4, "threads")]
    [InlineData(4, "threads+order:shuffled")]
    public void Several_threads_leave_a_graph_with_edges_of_4_bytes_as_it_is(int threads, string stress)
    {
        const int Count = 50_000;
        using Crew32Heap heap = new(Options(threads, stress));
        using Crew32Heap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Fan32> fan = m.Local(m.NewFan32(Count));
        Local<Fan32> small = m.Local(GcRef<Fan32>.Null);
        Local<Vertex32> shared = m.Local(GcRef<Vertex32>.Null);
        for (int i = 0; i < Count; i++)
        {
            if (i % 8 == 0)
            {
                small.Ref = m.NewFan32(i % 5, next: i % 16 == 0 ? fan : small);
                shared.Ref = m.NewVertex32(fan: fan, id: -i);
            }

            GcRef<Vertex32> vertex = m.NewVertex32(fan: i % 3 == 0 ? GcRef<Fan32>.Null : i % 3 == 1 ? fan.Ref : small.Ref, left: shared, right: i == 0 ? default : fan.Spokes[i - 1], id: i);
            fan.Spokes.Set(i, vertex);
        }

        GcCensus census = heap.Verify();
        for (int i = 0; i < Collections; i++)
        {
            m.Collect();
        }

        Assert.Equal(census.Types, heap.Verify().Types);
        for (int i = 0; i < Count; i++)
        {
            GcRef<Vertex32> vertex = fan.Spokes[i];
            Assert.Equal((i, -(i / 8 * 8)), (vertex.Id, vertex.Left.Id));
            Assert.True(i == 0 ? vertex.Right.IsNull : vertex.Right == fan.Spokes[i - 1]);
            Assert.True(i % 3 == 0 ? vertex.Fan.IsNull : i % 3 != 1 || vertex.Fan == fan.Ref);
            Assert.True(i % 8 == 0 || vertex.Left == fan.Spokes[i - 1].Left);
        }
    }

    [Fact]
    public void As_many_threads_as_there_can_be_leave_the_graph_as_it_is()
    {
        // Each thread needs a block for its copies.
        using CrewHeap heap = new(Options(256, "threads", heapSize: 512 << 20));
        using CrewHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Vertex> root = m.Local(CrewGraph.All["lattice"](m));
        List<long> before = CrewGraph.Describe(root.Ref);
        m.Collect();
        Assert.Equal(255, heap.GcThreads.Count());
        Assert.Equal(before, CrewGraph.Describe(root.Ref));
    }

    [Fact]
    public void Weak_handles_and_persistent_roots_are_those_of_before()
    {
        using CrewHeap heap = new(Options(4, "threads"));
        using CrewHeap.Mutator m = heap.Attach();
        Persistent<Vertex>[] roots = [.. Enumerable.Range(0, 2000).Select(id => m.Persistent(m.NewVertex(id: id)))];
        Weak<Vertex>[] alive = [.. roots.Select(root => m.Weak(root.Ref))];
        Weak<Vertex>[] dead = [.. Enumerable.Range(0, 2000).Select(id => m.Weak(m.NewVertex(id: id)))];
        for (int i = 0; i < Collections; i++)
        {
            m.Collect();
        }

        for (int i = 0; i < roots.Length; i++)
        {
            Assert.Equal(i, roots[i].Ref.Id);
            Assert.True(alive[i].Ref == roots[i].Ref);
            Assert.True(dead[i].Ref.IsNull);
        }
    }

    [Fact]
    public void Blocks_that_threads_leave_partly_filled_are_filled_by_mutators()
    {
        using CrewHeap heap = new(Options(4, "threads"));
        using CrewHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Vertex> root = m.Local(CrewGraph.All["tree"](m));
        m.Collect();
        long blocks = heap.BlocksInUse;
        int perRegion = Slab.RegionSize / Vertex.Layout.Size;
        for (int i = 0; i < 2 * perRegion; i++)
        {
            m.NewVertex();
        }

        Assert.InRange(heap.BlocksInUse, blocks, blocks + 2);
        Assert.False(root.Ref.IsNull);
    }

    private static GcHeapOptions Options(int threads, string stress, long heapSize = 64 << 20) => new()
    {
        HeapSize = heapSize,
        Checked = false,
        VerifyEveryCollection = true,
        Stress = GcStress.Parse(stress),
        GcThreads = threads,
    };
}
