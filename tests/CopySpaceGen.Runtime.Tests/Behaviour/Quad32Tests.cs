using CopySpaceGen.CompilerServices;
using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Behaviour;

/// <summary>Nodes of 16 bytes that are nothing but 4-byte references.</summary>
public class Quad32Tests
{
    [Fact]
    public unsafe void Trees_are_copied_in_the_order_of_a_depth_first_walk_that_takes_the_fields_as_declared()
    {
        using Quad32Heap heap = new(new GcHeapOptions { Checked = false });
        using Quad32Heap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Quad32> root = m.Local(Tree(m, 6));
        for (int collection = 0; collection < 4; collection++)
        {
            m.Collect();
            nuint start = (nuint)GcAccess.Target(root);
            nuint end = start;
            Walk(root, ref end);
            Assert.Equal((nuint)heap.GetStatistics().LiveBytes, end - start);
        }

        static GcRef<Quad32> Tree(Quad32Heap.Mutator m, int depth)
        {
            if (depth == 0)
            {
                return m.NewQuad32();
            }

            using GcScope scope = m.OpenScope();
            Local<Quad32> a = m.Local(Tree(m, depth - 1));
            Local<Quad32> b = m.Local(Tree(m, depth - 2 < 0 ? 0 : depth - 2));
            return m.NewQuad32(a, southWest: b, southEast: Tree(m, depth - 1));
        }

        static void Walk(GcRef<Quad32> quad, ref nuint expected)
        {
            if (!quad.IsNull)
            {
                Assert.Equal(expected, (nuint)GcAccess.Target(quad));
                expected += 16;
                Walk(quad.NorthWest, ref expected);
                Walk(quad.NorthEast, ref expected);
                Walk(quad.SouthWest, ref expected);
                Walk(quad.SouthEast, ref expected);
            }
        }
    }

    [Fact]
    public void Random_graphs_keep_their_shape_through_hundreds_of_collections()
    {
        const int Count = 64;
        using Quad32Heap heap = new(new GcHeapOptions { HeapSize = GcHeapOptions.SmallestHeapSize });
        using Quad32Heap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Random random = new(1);
        int[] expected = [.. Enumerable.Range(0, Count).Select(_ => -1)];
        Persistent<Quad32>[] quads = [.. Enumerable.Range(0, Count).Select(_ => m.Persistent(m.NewQuad32()))];
        for (int step = 0; step < 20_000; step++)
        {
            // The first edge of one becomes null, itself or another; it is the word that tells whether an object was copied.
            int from = random.Next(Count);
            int to = random.Next(-Count / 4, Count);
            GcRef<Quad32> quad = quads[from].Ref;
            quad.NorthWest = to < 0 ? default : quads[to].Ref;
            expected[from] = Math.Max(to, -1);
            if (step % 50 == 0)
            {
                m.Collect();
                for (int i = 0; i < Count; i++)
                {
                    Assert.True(quads[i].Ref.NorthWest == (expected[i] < 0 ? default : quads[expected[i]].Ref));
                }
            }
        }

        Assert.Equal(Count * 16, heap.GetStatistics().LiveBytes);
    }
}
