using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes how a collector follows all edges on its stack: it takes one after the other, and hands each to the loop of its kind.</summary>
internal static class DispatchEmitter
{
    public static void Emit(SourceWriter writer, HeapModel heap, EdgeForm edge)
    {
        if (heap.HasKinds)
        {
            writer.WriteLine("// Each kind has a loop of its own, which runs for as long as edges to that kind come next.");
            writer.WriteLine();
        }

        WriteDrain(writer, heap, edge);
        if (heap.HasEdgeTails)
        {
            writer.WriteLine();
            WriteNextOfAll(writer, heap, edge);
        }

        if (edge.IsOfAnyKind)
        {
            writer.WriteLine();
            WriteNextOfKnownKind(writer, heap, edge);
        }
    }

    private static void WriteDrain(SourceWriter writer, HeapModel heap, EdgeForm edge)
    {
        string drain = "protected override void Drain()";
        if (heap.HasAtomicForwarding)
        {
            writer.WriteLine(
                """
                // The JIT compiler makes three methods of each that is generic: for a thread that collects alone; for one of several that has claimed the blocks
                // which it copies from; and for one that copies from blocks which it shares with others. There, those that come to an object at the same time all
                // copy it, each to where its next object goes. One gets to write the place of its copy into the forwarding word. The others take that, and
                // write their next object over the copy that they have made.

                /// <inheritdoc/>
                protected override void Drain() => Drain<Rt::NotShared>();

                /// <inheritdoc/>
                protected override void DrainByBlocks() => Drain<Rt::SharedByBlocks>();

                /// <inheritdoc/>
                protected override void DrainByObjects() => Drain<Rt::SharedByObjects>();

                """);
            drain =
                $"""
                private void Drain<TSharing>()
                {DrainEmitter.SharingConstraint}
                """;
        }
        else
        {
            writer.WriteLine("/// <inheritdoc/>");
        }

        using (writer.WriteBlock(drain))
        {
            writer.WriteLine($"nuint entry = {(heap.HasEdgeTails ? "NextOfAll()" : edge.Next("Edges.Floor", "Edges.Top"))};");
            if (heap is { HasKinds: false, HasEdgeTails: false })
            {
                writer.WriteLine(DrainOf(heap, heap.Objects[0]) + ";");
                return;
            }

            using (writer.WriteBlock("while (entry != NoEdge)"))
            {
                if (!heap.HasKinds)
                {
                    writer.WriteLine($"{DrainOf(heap, heap.Objects[0])};");
                    writer.WriteLine($"entry = {(heap.HasAtomicForwarding ? "HasToEnd ? NoEdge : " : "")}NextOfAll();");
                    return;
                }

                using (writer.WriteBlock("entry = (int)(entry >> KindShift) switch", close: "};"))
                {
                    foreach (ObjectModel type in heap.Objects)
                    {
                        bool isLast = type == heap.Objects[heap.Objects.Count - 1];
                        writer.WriteLine($"{(isLast ? "_" : type.Layout() + ".Kind")} => {DrainOf(heap, type)},");
                    }
                }

                if (heap.HasEdgeTails)
                {
                    using (writer.WriteBlock($"if (entry == NoEdge{(heap.HasAtomicForwarding ? " && !HasToEnd" : "")})"))
                    {
                        writer.WriteLine("entry = NextOfAll();");
                    }
                }
            }
        }
    }

    private static string DrainOf(HeapModel heap, ObjectModel type) => $"{DrainEmitter.MethodOf(type, heap.HasAtomicForwarding)}(entry)";

    private static void WriteNextOfAll(SourceWriter writer, HeapModel heap, EdgeForm edge)
    {
        writer.WriteLine("// The edge to be followed next. The tails of large objects are traced in slices, each when there is no other edge, so that the stack stays short.");
        using (writer.WriteBlock("private nuint NextOfAll()"))
        {
            writer.WriteLine("nuint entry;");
            using (writer.WriteBlock($"while ((entry = {edge.Next("Edges.Floor", "Edges.Top")}) == NoEdge && TryTakeSlice(out Rt::TailSlice slice))"))
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

    private static void WriteNextOfKnownKind(SourceWriter writer, HeapModel heap, EdgeForm edge)
    {
        string header = $"(nuint*){edge.Load} - 1";
        writer.WriteLine(
            $$"""
            // The edge to be followed next, with the kind of its referent. If it may refer to several kinds, the header of the object tells which, or that it
            // has been copied: then the edge is done, and another comes next.{{(heap.HasAtomicForwarding ? " Other threads may copy the object meanwhile." : "")}}
            {{SourceFile.Inline}}
            private nuint NextOfKnownKind(nuint* floor, ref nuint* top)
            {
                nuint entry;
                while ((int)((entry = Next(floor, ref top)) >> KindShift) == AnyKind)
                {
                    {{edge.Type}} edge = {{edge.FromEntry("entry", "AnyTag")}};
                    nuint header = {{(heap.HasAtomicForwarding ? $"LoadWord({header})" : $"*({header})")}};
                    if ((header & ForwardedBit) == 0)
                    {
                        return {{edge.Argument}} | TagOf(header);
                    }

                    {{edge.Store("header - ForwardedBit")}}
                }

                return entry;
            }
            """);
    }
}
