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
            WriteDrain(writer, heap);
            if (heap.HasEdgeTails)
            {
                writer.WriteLine();
                WriteSlices(writer, heap);
            }

            if (heap is { HasAnyEdges: true, HasKinds: true })
            {
                writer.WriteLine();
                WriteFollowAny(writer, edge, isAtomic: false);
            }

            foreach (ObjectModel type in heap.Objects)
            {
                writer.WriteLine();
                KindEmitter.Emit(writer, type, edge);
            }

            if (heap.HasAtomicForwarding)
            {
                writer.WriteLine();
                AtomicCollectorEmitter.Emit(writer, heap, edge);
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

    private static void WriteDrain(SourceWriter writer, HeapModel heap)
    {
        if (heap.HasKinds)
        {
            writer.WriteLine("// Each kind has a loop of its own, which runs for as long as edges to that kind come next.");
            writer.WriteLine();
        }

        writer.WriteLine("/// <inheritdoc/>");
        using (writer.WriteBlock("protected override void Drain()"))
        {
            WriteDrainBody(writer, heap, isAtomic: false);
        }
    }

    /// <summary>Writes the statements that follow all edges on the stack.</summary>
    public static void WriteDrainBody(SourceWriter writer, HeapModel heap, bool isAtomic)
    {
        writer.WriteLine($"nuint entry = {(heap.HasEdgeTails ? "NextOfAll()" : "Next(Edges.Floor, ref Edges.Top)")};");

        // Large objects are marked the same way by one thread and by several.
        string Drain(ObjectModel type) => $"{(isAtomic && !type.IsLarge ? "Atomic" : "")}Drain{type.Declaration.Name}(entry)";
        if (heap is { HasKinds: false, HasEdgeTails: false })
        {
            writer.WriteLine(Drain(heap.Objects[0]) + ";");
            return;
        }

        using (writer.WriteBlock("while (entry != NoEdge)"))
        {
            if (!heap.HasKinds)
            {
                writer.WriteLine($"{Drain(heap.Objects[0])};");
                writer.WriteLine("entry = NextOfAll();");
                return;
            }

            using (writer.WriteBlock("entry = (int)(entry >> KindShift) switch", close: "};"))
            {
                foreach (ObjectModel type in heap.Objects)
                {
                    bool isLast = !heap.HasAnyEdges && type == heap.Objects[heap.Objects.Count - 1];
                    writer.WriteLine($"{(isLast ? "_" : type.Layout() + ".Kind")} => {Drain(type)},");
                }

                if (heap.HasAnyEdges)
                {
                    writer.WriteLine($"_ => {(isAtomic ? "Atomic" : "")}FollowAny(entry),");
                }
            }

            if (heap.HasEdgeTails)
            {
                using (writer.WriteBlock("if (entry == NoEdge)"))
                {
                    writer.WriteLine("entry = NextOfAll();");
                }
            }
        }
    }

    private static void WriteSlices(SourceWriter writer, HeapModel heap)
    {
        writer.WriteLine("// The edge to be followed next. The tails of large objects are traced in slices, each when there is no other edge, so that the stack stays short.");
        using (writer.WriteBlock("private nuint NextOfAll()"))
        {
            writer.WriteLine("nuint entry;");
            using (writer.WriteBlock("while ((entry = Next(Edges.Floor, ref Edges.Top)) == NoEdge && TryTakeSlice(out Rt::TailSlice slice))"))
            {
                List<ObjectModel> types = [.. heap.Objects.Where(static type => type.Tail is { EdgesPerElement: > 0 })];
                if (types.Count == 1)
                {
                    WriteSlice(writer, types[0]);
                }
                else
                {
                    using (writer.WriteBlock("switch (slice.Kind)"))
                    {
                        foreach (ObjectModel type in types)
                        {
                            using (writer.WriteBlock($"case {type.Layout()}.Kind:"))
                            {
                                WriteSlice(writer, type);
                                writer.WriteLine("break;");
                            }
                        }
                    }
                }
            }

            writer.WriteLine();
            writer.WriteLine("return entry;");
        }
    }

    private static void WriteSlice(SourceWriter writer, ObjectModel type)
    {
        writer.WriteLine($"MakeRoomForEdges((int)(slice.End - slice.First) * {type.Layout()}.EdgesPerElement);");
        writer.WriteLine($"Edges.Top = {type.Layout()}.TraceTail(({type.Pointer()})slice.Address, slice.First, slice.End, Edges.Top);");
    }

    /// <summary>Writes the loop of edges that may refer to several kinds.</summary>
    public static void WriteFollowAny(SourceWriter writer, EdgeForm edge, bool isAtomic)
    {
        writer.WriteLine(isAtomic
            ? "// As FollowAny, for headers that other threads write meanwhile."
            : """
              // Follows edges that may refer to objects of several kinds, the given one first. The header of the object tells its kind, whose loop goes on
              // with the edge, or that it has been copied.
              """);
        using (writer.WriteBlock($"private nuint {(isAtomic ? "Atomic" : "")}FollowAny(nuint entry)"))
        {
            writer.WriteLine(
                $$"""
                for (; (int)(entry >> KindShift) == AnyKind; entry = Next(Edges.Floor, ref Edges.Top))
                {
                    {{edge.Type}} edge = {{edge.FromEntry("entry", "AnyTag")}};
                    nuint header = {{(isAtomic ? $"LoadWord((nuint*){edge.Load} - 1)" : $"((nuint*){edge.Load})[-1]")}};
                    if ((header & ForwardedBit) == 0)
                    {
                        return {{edge.Argument}} | TagOf(header);
                    }

                    {{edge.Store("header - ForwardedBit")}}
                }

                return entry;
                """);
        }
    }
}
