using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes what shows the edges of objects to a verification, with their names: for a heap its verifier, for a struct a method.</summary>
internal static class VerifierEmitter
{
    public static void WriteVerifier(SourceWriter writer, HeapModel heap)
    {
        writer.WriteLine("// Tells the verification, which knows no types, what objects are made of. It has nothing in common with the collector.");
        writer.WriteLine(SourceFile.GeneratedAttributes);
        using (writer.WriteBlock("private sealed unsafe class Verifier : Rt::HeapVerifier"))
        {
            writer.WriteLine(
                $"""
                /// <inheritdoc/>
                protected override int KindCount => {heap.Objects.Count};

                /// <inheritdoc/>
                protected override bool HasValues => {(heap.HasAnyEdges ? "true" : "false")};

                """);
            WriteChoice(writer, heap, "string NameOf(int kind)", static type => $"\"{type.Declaration.Name}\"");
            WriteChoice(writer, heap, "nuint HeaderWordOf(int kind)", static type => type.HasKindHeader ? $"{type.Layout()}.HeaderWord" : "0");
            WriteChoice(writer, heap, "(nuint Start, nint Length, nint Size) ExtentOf(nuint address, int kind)", static type => $"{type.Layout()}.ExtentOf(({type.Pointer()})address)");
            writer.WriteLine("/// <inheritdoc/>");
            using (writer.WriteBlock("protected override void ShowEdges(nuint address, int kind)"))
            {
                List<ObjectModel> types = [.. heap.Objects.Where(static type => type.HasEdges)];
                if (heap.HasKinds && types.Count > 0)
                {
                    using (writer.WriteBlock("switch (kind)"))
                    {
                        foreach (ObjectModel type in types)
                        {
                            writer.WriteLine(
                                $"""
                                case {type.Layout()}.Kind:
                                    {type.Layout()}.ShowEdges(({type.Pointer()})address, this);
                                    break;
                                """);
                        }
                    }
                }
                else if (types.Count > 0)
                {
                    writer.WriteLine($"{types[0].Layout()}.ShowEdges(({types[0].Pointer()})address, this);");
                }
            }

            if (heap.LogsFields)
            {
                ChangedEdgesEmitter.WriteChoice(writer, heap);
            }
        }
    }

    public static void WriteExtent(SourceWriter writer, ObjectModel type, string self)
    {
        string start = type.HasHeader ? $"(nuint){self} - Rt::Tracer.HeaderSize" : $"(nuint){self}";
        string size = type.Tail is null ? "Size" : $"SizeOf(LengthOf({self}))";
        string padding = type.IsAligned16 ? " - Rt::Tracer.Padding16" : "";
        writer.WriteLine("// Where an object and its header begin, how long they are, and how many bytes are taken for them, for verification.");
        writer.WriteLine($"internal static (nuint Start, nint Length, nint Size) ExtentOf({type.Pointer()} {self}) => ({start}, {size}{padding}, {size});");
        writer.WriteLine();
    }

    public static void WriteShowEdges(SourceWriter writer, ObjectModel type, string self)
    {
        if (!type.HasEdges)
        {
            return;
        }

        writer.WriteLine("// Shows all edges to a verification.");
        using (writer.WriteBlock($"internal static void ShowEdges({type.Pointer()} {self}, Rt::HeapVerifier verifier)"))
        {
            WriteFields(writer, type.Fields, self, type.Kind is not null);
            if (type.Tail is { EdgesPerElement: > 0 } tail)
            {
                WriteElements(writer, tail.Element, $"LengthOf({self})", $"TailOf({self})", type.Kind is not null);
            }
        }

        writer.WriteLine();
    }

    public static void WriteShowEdges(SourceWriter writer, InlineModel type, string self)
    {
        writer.WriteLine("// Shows all edges to a verification.");
        using (writer.WriteBlock($"internal static void ShowEdges({type.Declaration.FullName}* {self}, Rt::HeapVerifier verifier)"))
        {
            if (type.ArrayLength is int length)
            {
                FieldModel element = type.Fields[0];
                WriteElements(
                    writer, element, length.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    $"(({element.Edge?.FieldType() ?? element.TypeName}*){self})", type.HasKinds);
            }
            else
            {
                WriteFields(writer, type.Fields, self, type.HasKinds);
            }
        }

        writer.WriteLine();
    }

    private static void WriteChoice(SourceWriter writer, HeapModel heap, string member, Func<ObjectModel, string> value)
    {
        writer.WriteLine("/// <inheritdoc/>");
        if (!heap.HasKinds)
        {
            writer.WriteLine($"protected override {member} => {value(heap.Objects[0])};");
            writer.WriteLine();
            return;
        }

        using (writer.WriteBlock($"protected override {member} => kind switch", close: "};"))
        {
            for (int i = 0; i < heap.Objects.Count; i++)
            {
                writer.WriteLine($"{(i == heap.Objects.Count - 1 ? "_" : heap.Objects[i].Layout() + ".Kind")} => {value(heap.Objects[i])},");
            }
        }

        writer.WriteLine();
    }

    private static void WriteFields(SourceWriter writer, IEnumerable<FieldModel> fields, string self, bool hasKinds)
    {
        foreach (FieldModel field in fields)
        {
            string name = field.Name.TrimStart('@');
            if (field.Edge is { } edge)
            {
                writer.WriteLine($"verifier.Edge({Address(edge, $"{self}->{field.Name}")}, {Kind(edge, hasKinds)}, \"{name}\");");
            }
            else if (field is { Inline: { } inline, EdgeCount: > 0 })
            {
                writer.WriteLine($"verifier.Enter(\"{name}\");");
                writer.WriteLine($"{inline.TypeName}.Layout.ShowEdges(&{self}->{field.Name}, verifier);");
                writer.WriteLine("verifier.Exit();");
            }
        }
    }

    private static void WriteElements(SourceWriter writer, FieldModel element, string length, string elements, bool hasKinds)
    {
        string name = element.Name.TrimStart('@');
        using (writer.WriteBlock($"for (nint index = 0; index < {length}; index++)"))
        {
            if (element.Edge is { } edge)
            {
                writer.WriteLine($"verifier.Element({Address(edge, $"{elements}[index]")}, {Kind(edge, hasKinds)}, \"{name}\", index);");
            }
            else
            {
                writer.WriteLine($"verifier.Enter(\"{name}\", index);");
                writer.WriteLine($"{element.Inline!.TypeName}.Layout.ShowEdges({elements} + index, verifier);");
                writer.WriteLine("verifier.Exit();");
            }
        }
    }

    private static string Address(EdgeModel edge, string field) => $"Rt::GcAccess.Address({(edge.Width == EdgeWidth.Narrow ? "ref " : "")}{field})";

    private static string Kind(EdgeModel edge, bool hasKinds) => (hasKinds, edge.IsTyped) switch
    {
        (false, _) => "0",
        (true, true) => $"{edge.Targets[0]}.Layout.Kind",
        (true, false) => "Rt::Tracer.AnyKind",
    };
}
