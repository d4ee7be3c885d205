using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>
/// Writes the nested class that copies what is alive: for each kind a forward function (<c>copy_space_forward_nonatomic</c>), its
/// form for weak slots (<c>copy_space_forward_if_traced</c>), and a loop that drains the stack of edges while edges to that kind are on top.
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
            WriteEvacuateRoots(writer, heap);
            WriteUpdateWeakSlots(writer, heap);
            if (HasDispatch(heap))
            {
                writer.WriteLine();
                WriteDispatch(writer, heap);
            }

            if (heap.HasEdgeTails)
            {
                writer.WriteLine();
                WriteSlices(writer, heap);
            }

            if (heap is { HasAnyEdges: true, HasKinds: true })
            {
                writer.WriteLine();
                WriteFollowAny(writer, edge);
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

    // With one kind and no slices, its loop is all there is.
    private static bool HasDispatch(HeapModel heap) => heap.HasKinds || heap.HasEdgeTails;

    private static void WriteEvacuateRoots(SourceWriter writer, HeapModel heap)
    {
        string entry = heap.HasKinds ? "(nuint)root | root[1]" : "(nuint)root";
        string drain = HasDispatch(heap) ? "Drain();" : $"Drain{heap.Objects[0].Declaration.Name}();";
        writer.WriteLine(
            $$"""
            /// <inheritdoc/>
            protected override void EvacuateRoots(nuint* first, nuint* end)
            {
                for (nuint* root = first; root < end; {{Advance(heap)}})
                {
                    if ({{(heap.HasAnyEdges ? "IsReference(*root)" : "*root != 0")}})
                    {
                        Push({{entry}});
                        {{drain}}
                    }
                }
            }

            """);
    }

    private static void WriteUpdateWeakSlots(SourceWriter writer, HeapModel heap)
    {
        writer.WriteLine("/// <inheritdoc/>");
        using (writer.WriteBlock("protected override void UpdateWeakSlots(nuint* first, nuint* end)"))
        using (writer.WriteBlock($"for (nuint* slot = first; slot < end; {Advance(heap).Replace("root", "slot")})"))
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

    private static void WriteDispatch(SourceWriter writer, HeapModel heap)
    {
        writer.WriteLine(heap.HasKinds
            ? "// Each kind has a loop of its own, which runs for as long as edges to that kind are on top."
            : "// Follows all edges.");
        using (writer.WriteBlock("private void Drain()"))
        {
            WriteDispatchBody(writer, heap, static type => $"Drain{type.Declaration.Name}", "FollowAny");
        }
    }

    /// <summary>Writes the statements that follow all edges on the stack.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="heap">The heap.</param>
    /// <param name="drain">The name of the loop of a kind.</param>
    /// <param name="followAny">The name of the loop of edges to any kind.</param>
    public static void WriteDispatchBody(SourceWriter writer, HeapModel heap, Func<ObjectModel, string> drain, string followAny)
    {
        if (heap.HasEdgeTails)
        {
            writer.WriteLine("do");
            using (writer.WriteBlock(header: null, close: "}"))
            {
                WriteDrainStack(writer, heap, drain, followAny);
            }

            writer.WriteLine("while (TraceNextSlice());");
        }
        else
        {
            WriteDrainStack(writer, heap, drain, followAny);
        }
    }

    private static void WriteDrainStack(SourceWriter writer, HeapModel heap, Func<ObjectModel, string> drain, string followAny)
    {
        if (!heap.HasKinds)
        {
            writer.WriteLine($"{drain(heap.Objects[0])}();");
            return;
        }

        using (writer.WriteBlock("while (Edges.Top != Edges.Base)"))
        using (writer.WriteBlock("switch ((int)(Edges.Top[-1] >> KindShift))"))
        {
            foreach (ObjectModel type in heap.Objects)
            {
                writer.WriteLine(
                    $"""
                    case {type.Layout()}.Kind:
                        {drain(type)}();
                        break;
                    """);
            }

            if (heap.HasAnyEdges)
            {
                writer.WriteLine(
                    $"""
                    case AnyKind:
                        {followAny}();
                        break;
                    """);
            }
        }
    }

    private static void WriteSlices(SourceWriter writer, HeapModel heap)
    {
        writer.WriteLine("// The tails of large objects are traced in slices, so that the stack stays short. False if none is left.");
        using (writer.WriteBlock("private bool TraceNextSlice()"))
        {
            writer.WriteLine(
                """
                if (!TryTakeSlice(out Rt::TailSlice slice))
                {
                    return false;
                }

                """);
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

            writer.WriteLine();
            writer.WriteLine("return true;");
        }
    }

    private static void WriteSlice(SourceWriter writer, ObjectModel type)
    {
        writer.WriteLine($"MakeRoom(0, (int)(slice.End - slice.First) * {type.Layout()}.EdgesPerElement);");
        writer.WriteLine($"Edges.Top = {type.Layout()}.TraceTail(({type.Pointer()})slice.Address, slice.First, slice.End, Edges.Top);");
    }

    private static void WriteFollowAny(SourceWriter writer, EdgeForm edge)
    {
        string entry = edge.FromEntry("Edges.Top[-1]", "AnyTag");
        string tagged = edge.Type == "nuint" ? "edge" : "(nuint)edge";
        writer.WriteLine(
            $$"""
            // Follows edges that may refer to objects of several kinds. The header of the object tells its kind, whose loop goes on with the
            // edge, or that it has been copied.
            private void FollowAny()
            {
                while (Edges.Top != Edges.Base && (int)(Edges.Top[-1] >> KindShift) == AnyKind)
                {
                    {{edge.Type}} edge = {{entry}};
                    nuint header = ((nuint*){{edge.Load}})[-1];
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

    private static string Advance(HeapModel heap) => heap.HasKinds ? "root += 2" : "root++";
}
