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
            WriteFollowAny(writer, edge);
        }

        foreach (ObjectModel type in heap.Objects.Where(static type => !type.IsLarge))
        {
            writer.WriteLine();
            AtomicKindEmitter.Emit(writer, type, edge);
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
            // Large objects are marked the same way by one thread and by several.
            CollectorEmitter.WriteDispatchBody(
                writer, heap, static type => $"{(type.IsLarge ? "" : "Atomic")}Drain{type.Declaration.Name}", "AtomicFollowAny");
        }
    }

    private static void WriteFollowAny(SourceWriter writer, EdgeForm edge)
    {
        string entry = edge.FromEntry("Edges.Top[-1]", "AnyTag");
        string tagged = edge.Type == "nuint" ? "edge" : "(nuint)edge";
        writer.WriteLine(
            $$"""
            // As FollowAny, for headers that other threads write meanwhile.
            private void AtomicFollowAny()
            {
                while (Edges.Top != Edges.Base && (int)(Edges.Top[-1] >> KindShift) == AnyKind)
                {
                    {{edge.Type}} edge = {{entry}};
                    nuint header = LoadWord((nuint*){{edge.Load}} - 1);
                    if ((header & ForwardedBit) == 0)
                    {
                        Edges.Top[-1] = {{tagged}} | TagOf(header);
                        return;
                    }

                    {{edge.Store("header - ForwardedBit")}}
                    Edges.Top--;
                }
            }
            """);
    }
}
