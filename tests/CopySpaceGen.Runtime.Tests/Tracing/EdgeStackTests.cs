using CopySpaceGen.Tests.Heaps;

namespace CopySpaceGen.Tests.Tracing;

/// <summary>How deep the stack of edges gets, and how fast.</summary>
public class EdgeStackTests
{
    // Objects that are nothing but edges of 4 bytes, nearly as large as objects that move can be: no copies push more edges for their bytes.
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Copies_push_their_edges_faster_than_any_other_and_all_are_followed(int threads)
    {
        const int Fans = 400;
        const int Spokes = 2000;
        using Crew32Heap heap = new(new() { HeapSize = 64 << 20, GcThreads = threads, Stress = threads == 1 ? null : new() { AllGcThreads = true } });
        using Crew32Heap.Mutator m = heap.Attach();
        using GcScope scope = m.OpenScope();
        Local<Fan32> first = m.Local(m.NewFan32(Spokes));
        Local<Vertex32> last = m.Local(m.NewVertex32(id: -1));
        for (int id = 0; id < Fans; id++)
        {
            // The first edge leads on, so all others of all fans wait meanwhile.
            Local<Vertex32> next = m.Local(m.NewVertex32(fan: first, id: id));
            first.Ref = m.NewFan32(Spokes);
            for (int spoke = 0; spoke < Spokes; spoke++)
            {
                first.Spokes.Set(spoke, spoke == 0 ? next : last);
            }
        }

        m.Collect();
        m.Collect();
        GcRef<Fan32> fan = first;
        for (int id = Fans - 1; id >= 0; id--)
        {
            for (int spoke = 1; spoke < Spokes; spoke++)
            {
                Assert.True(fan.Spokes[spoke] == last.Ref);
            }

            Assert.Equal(id, fan.Spokes[0].Id);
            fan = fan.Spokes[0].Fan;
        }
    }
}
