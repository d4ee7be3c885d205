using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>
/// Writes the nested class that copies what is alive: for each kind a loop that follows edges to it, and the forward function for weak slots
/// (<c>copy_space_forward_if_traced</c>).
/// </summary>
internal static class CollectorEmitter
{
    public static void Emit(SourceWriter writer, HeapModel heap)
    {
        writer.WriteLine(
            """
            // Copies what the roots reach, depth-first in the order in which the fields are declared. The stack holds the addresses of
            // edges whose referents are yet to be copied, so a graph of any depth is traced without recursion.
            """);
        writer.WriteLine(SourceFile.GeneratedAttributes);
        using (writer.WriteBlock($"private sealed unsafe class Collector : Rt::{(heap.HasAtomicForwarding ? "ParallelTracer" : "Tracer")}"))
        {
            EdgeForm edge = EdgeForm.Of(heap);
            WritePushRoots(writer, heap);
            WriteUpdateWeakSlots(writer, heap);
            writer.WriteLine();
            DispatchEmitter.Emit(writer, heap, edge);
            foreach (ObjectModel type in heap.Objects)
            {
                writer.WriteLine();
                KindEmitter.Emit(writer, type, edge, heap.HasAtomicForwarding);
            }
        }
    }

    private static void WritePushRoots(SourceWriter writer, HeapModel heap) => writer.WriteLine(
        $$"""
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

    private static void WriteUpdateWeakSlots(SourceWriter writer, HeapModel heap)
    {
        writer.WriteLine("/// <inheritdoc/>");
        using (writer.WriteBlock("protected override void UpdateWeakSlots(nuint* first, nuint* end)"))
        using (writer.WriteBlock($"for (nuint* slot = first; slot < end; {(heap.HasKinds ? "slot += 2" : "slot++")})"))
        {
            using (writer.WriteBlock("if (*slot != 0 && !ForwardIfTraced(slot))"))
            {
                writer.WriteLine("*slot = 0;");
            }
        }

        if (heap.HasKinds)
        {
            writer.WriteLine();
            using (writer.WriteBlock("private bool ForwardIfTraced(nuint* slot) => (int)(slot[1] >> KindShift) switch", close: "};"))
            {
                foreach (ObjectModel type in heap.Objects)
                {
                    bool isLast = type == heap.Objects[heap.Objects.Count - 1];
                    writer.WriteLine($"{(isLast ? "_" : type.Layout() + ".Kind")} => ForwardIfTraced{type.Declaration.Name}(slot),");
                }
            }
        }
    }
}
