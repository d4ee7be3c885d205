using System.Runtime.Intrinsics.X86;
using CopySpaceGen.CompilerServices;
using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Tracing;

/// <summary>Objects that lie in random order wait in a ring, in heaps of all forms; see also <see cref="Workers.CrewGraph"/>.</summary>
public unsafe class ScatteredObjectsTests
{
    private const int Count = 60_000;

    [Fact]
    public void Scattered_objects_lie_in_the_order_of_their_fields_after_the_second_collection()
    {
        using QuadHeap heap = new(new GcHeapOptions { Checked = false });
        using QuadHeap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Quad> root = m.Local(GcRef<Quad>.Null);
        Persistent<Quad>[] quads = [.. Enumerable.Range(0, Count).Select(_ => m.Persistent(m.NewQuad()))];
        new Random(7).Shuffle(quads);
        for (int i = 1; i < Count; i++)
        {
            GcRef<Quad> parent = quads[(i - 1) / 2].Ref;
            if (i % 2 == 1)
            {
                parent.NorthWest = quads[i].Ref;
            }
            else
            {
                parent.SouthEast = quads[i].Ref;
            }
        }

        root.Ref = quads[0].Ref;
        Array.ForEach(quads, static quad => quad.Dispose());
        Assert.InRange(ShareInOrder(root), 0, 0.01);
        m.Collect();

        // They have waited in the ring, where the processor can be told to load ahead.
        Assert.True(!Sse.IsSupported || ShareInOrder(root) < 0.5);
        m.Collect();
        Assert.InRange(ShareInOrder(root), 0.99, 1);
        m.Collect();
        Assert.InRange(ShareInOrder(root), 0.99, 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("threads")]
    public void Scattered_objects_with_edges_of_4_bytes_are_those_of_before(string stress)
    {
        GcHeapOptions options = new() { HeapSize = 64 << 20, GcThreads = 4, Stress = GcStress.Parse(stress), Checked = false, VerifyEveryCollection = true };
        using Crew32Heap heap = new(options);
        using Crew32Heap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Fan32> fan = m.Local(m.NewFan32(Count));
        for (int i = 0; i < Count; i++)
        {
            GcRef<Vertex32> vertex = m.NewVertex32(id: i);
            fan.Spokes.Set(i, vertex);
        }

        int[] order = [.. Enumerable.Range(0, Count)];
        Random random = new(7);
        for (int round = 0; round < 3; round++)
        {
            random.Shuffle(order);
            for (int i = 0; i < Count; i++)
            {
                GcRef<Vertex32> vertex = fan.Spokes[order[i]];
                vertex.Left = (2 * i) + 1 < Count ? fan.Spokes[order[(2 * i) + 1]] : default;
                vertex.Right = (2 * i) + 2 < Count ? fan.Spokes[order[(2 * i) + 2]] : default;
            }

            Local<Vertex32> root = m.Local(fan.Spokes[order[0]]);
            for (int collection = 0; collection < 2; collection++)
            {
                m.Collect();
                AssertTree(root, 0);
            }
        }

        void AssertTree(GcRef<Vertex32> vertex, int place)
        {
            Assert.Equal(order[place], vertex.Id);
            Assert.Equal((2 * place) + 1 < Count, !vertex.Left.IsNull);
            Assert.Equal((2 * place) + 2 < Count, !vertex.Right.IsNull);
            if (!vertex.Left.IsNull)
            {
                AssertTree(vertex.Left, (2 * place) + 1);
            }

            if (!vertex.Right.IsNull)
            {
                AssertTree(vertex.Right, (2 * place) + 2);
            }
        }
    }

    // How many of the quads of a tree lie right behind the one that comes before them in a depth-first walk.
    private static double ShareInOrder(GcRef<Quad> root)
    {
        nuint last = 0;
        int inOrder = 0;
        Walk(root);
        return (double)inOrder / Count;

        void Walk(GcRef<Quad> quad)
        {
            if (!quad.IsNull)
            {
                nuint address = (nuint)GcAccess.Target(quad);
                inOrder += address == last + (nuint)sizeof(Quad) ? 1 : 0;
                last = address;
                Walk(quad.NorthWest);
                Walk(quad.SouthEast);
            }
        }
    }
}
