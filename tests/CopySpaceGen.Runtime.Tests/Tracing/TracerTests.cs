using CopySpaceGen.CompilerServices;

namespace CopySpaceGen.Tests.Tracing;

public class TracerTests
{
    [Fact]
    public void The_stack_has_room_for_all_edges_of_an_object_and_keeps_what_is_on_it()
    {
        StackOfTracer tracer = new();
        try
        {
            for (int edges = 1; edges < 1_000_000; edges *= 3)
            {
                Assert.InRange(tracer.PushAfterMakingRoomFor(edges), edges, long.MaxValue);
            }

            tracer.AssertIsWhatWasPushed();
        }
        finally
        {
            tracer.Release();
        }
    }

    private sealed unsafe class StackOfTracer : Tracer
    {
        public long PushAfterMakingRoomFor(int edges)
        {
            MakeRoomForEdges(edges);
            long room = Edges.Limit - Edges.Top;
            for (int i = 0; i < edges; i++)
            {
                Push((nuint)(Edges.Top - Edges.Base));
            }

            return room;
        }

        public void AssertIsWhatWasPushed()
        {
            for (nuint i = 0; i < (nuint)(Edges.Top - Edges.Base); i++)
            {
                Assert.Equal(i, Edges.Base[i]);
            }
        }

        protected override void Drain() => throw new NotSupportedException();

        protected override void PushRoots(nuint* first, nuint* end) => throw new NotSupportedException();

        protected override void UpdateWeakSlots(nuint* first, nuint* end) => throw new NotSupportedException();
    }
}
