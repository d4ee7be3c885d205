using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>
/// Writes the part of a collector that several threads run at once, beside the part that one runs alone: how a worker takes roots, and how it follows
/// the edges on its stack.
/// </summary>
internal static class AtomicCollectorEmitter
{
    public static void Emit(SourceWriter writer, HeapModel heap, EdgeForm edge)
    {
        WritePushRoots(writer, heap);
        writer.WriteLine();
        WriteDrain(writer, heap);
        if (heap is { HasAnyEdges: true, HasKinds: true })
        {
            writer.WriteLine();
            CollectorEmitter.WriteFollowAny(writer, edge, isAtomic: true);
        }

        foreach (ObjectModel type in heap.Objects.Where(static type => !type.IsLarge))
        {
            writer.WriteLine();
            DrainEmitter.Emit(writer, type, edge, isAtomic: true);
        }
    }

    private static void WritePushRoots(SourceWriter writer, HeapModel heap)
    {
        writer.WriteLine(
            $$"""
            // From here on: what each of several threads does when they collect together. Those that come to an object at the same time all copy it,
            // each to where its next object goes. One gets to write the place of its copy into the forwarding word; the others take that, and write
            // their next object over the copy they made.

            /// <inheritdoc/>
            protected override void PushRoots(nuint* first, nuint* end)
            {
                for (nuint* root = end; root != first;)
                {
                    root -= {{(heap.HasKinds ? "2" : "1")}};
                    if ({{(heap.HasAnyEdges ? "IsReference(*root)" : "*root != 0")}})
                    {
                        Push({{(heap.HasKinds ? "(nuint)root | root[1]" : "(nuint)root")}});
                    }
                }
            }
            """);
    }

    private static void WriteDrain(SourceWriter writer, HeapModel heap)
    {
        writer.WriteLine("/// <inheritdoc/>");
        using (writer.WriteBlock("protected override void AtomicDrain()"))
        {
            writer.WriteLine($"nuint entry = {(heap.HasEdgeTails ? "NextOfAll()" : "Next(Edges.Floor, ref Edges.Top)")};");
            CollectorEmitter.WriteDispatchBody(writer, heap, isAtomic: true);
        }
    }
}
