using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>
/// Writes the part of a collector that several threads run at once, beside the part that one runs alone: how a worker follows the edges on its stack.
/// </summary>
internal static class AtomicCollectorEmitter
{
    public static void Emit(SourceWriter writer, HeapModel heap, EdgeForm edge)
    {
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

    private static void WriteDrain(SourceWriter writer, HeapModel heap)
    {
        writer.WriteLine(
            """
            // From here on: what each of several threads does when they collect together. Those that come to an object at the same time all copy it,
            // each to where its next object goes. One gets to write the place of its copy into the forwarding word; the others take that, and write
            // their next object over the copy they made.

            /// <inheritdoc/>
            """);
        using (writer.WriteBlock("protected override void AtomicDrain()"))
        {
            CollectorEmitter.WriteDrainBody(writer, heap, isAtomic: true);
        }
    }
}
