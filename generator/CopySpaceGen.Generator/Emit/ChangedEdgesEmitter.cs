using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes how the user of a heap that logs written edges asks for them, and what names the fields that they are.</summary>
internal static class ChangedEdgesEmitter
{
    public static void WriteMember(SourceWriter writer, HeapModel heap)
    {
        string edges = $"Gc::GcChangedEdges<{heap.Declaration.FullName}>";
        writer.WriteLine(
            $"""
            /// <summary>The edges that were written since the last collection, or since the heap was made: all that a checkpoint has to follow.</summary>
            /// <exception cref="global::System.InvalidOperationException">The calling thread is not attached.</exception>
            /// <exception cref="global::System.ObjectDisposedException">The heap was disposed.</exception>
            {SourceFile.GeneratedMember}
            public {edges} ChangedEdges() => GetChangedEdges<{heap.Declaration.FullName}>();

            """);
    }

    /// <summary>Writes the property for the object that holds an edge. Only for heaps of one kind: others ask by type.</summary>
    public static void WriteHolder(SourceWriter writer, HeapModel heap)
    {
        string name = heap.Declaration.FullName;
        ObjectModel type = heap.Objects[0];
        writer.WriteLine("/// <param name=\"edge\">The edge.</param>");
        using (writer.WriteBlock($"extension(Gc::GcChangedEdge<{name}> edge)"))
        {
            writer.WriteLine(
                $"""
                /// <summary>The object that holds the edge.</summary>
                /// <exception cref="global::System.InvalidOperationException">There was a collection since, or the calling thread is not attached.</exception>
                {Names.Accessibility(type.Declaration.IsPublic)} {type.Reference()} Holder => Rt::GcAccess.Holder<{name}, {type.Declaration.FullName}>(edge);
                """);
        }
    }

    /// <summary>Writes, for the verifier, which field an edge is.</summary>
    public static void WriteChoice(SourceWriter writer, HeapModel heap)
    {
        const string Member = "protected override string NameOfEdge(int kind, nint offset, out nint index) =>";
        List<ObjectModel> types = [.. heap.Objects.Where(static type => type.HasEdges)];
        if (types.Count == 0)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine("/// <inheritdoc/>");
        if (types.Count == 1)
        {
            writer.WriteLine($"{Member} {types[0].Layout()}.NameOfEdge(offset, out index);");
            return;
        }

        using (writer.WriteBlock($"{Member} kind switch", close: "};"))
        {
            for (int i = 0; i < types.Count; i++)
            {
                writer.WriteLine($"{(i == types.Count - 1 ? "_" : types[i].Layout() + ".Kind")} => {types[i].Layout()}.NameOfEdge(offset, out index),");
            }
        }
    }

    public static void WriteName(SourceWriter writer, ObjectModel type, string self)
    {
        if (type.LogGranule == 0 || !type.HasEdges)
        {
            return;
        }

        writer.WriteLine("// The field that the edge at an offset is, or is in, and the element of the tail.");
        using (writer.WriteBlock("internal static string NameOfEdge(nint offset, out nint index)"))
        {
            if (type.Tail is { EdgesPerElement: > 0 } tail)
            {
                if (type.FixedEdgeCount > 0)
                {
                    using (writer.WriteBlock("if (offset >= Offset)"))
                    {
                        WriteTail(writer, tail);
                    }

                    writer.WriteLine();
                }
                else
                {
                    WriteTail(writer, tail);
                }
            }

            if (type.FixedEdgeCount > 0)
            {
                writer.WriteLine("index = -1;");
                WriteFields(writer, type.Fields, type.Pointer(), self, prefix: "");
            }
        }

        writer.WriteLine();
    }

    public static void WriteName(SourceWriter writer, InlineModel type, string self)
    {
        if (type.LogGranule == 0 || type.EdgeCount == 0)
        {
            return;
        }

        writer.WriteLine("// The path from here to the edge at an offset.");
        using (writer.WriteBlock("internal static string NameOfEdge(nint offset)"))
        {
            if (type.ArrayLength is null)
            {
                WriteFields(writer, type.Fields, type.Declaration.FullName + "*", self, prefix: ".");
            }
            else
            {
                FieldModel element = type.Fields[0];
                string size = $"sizeof({element.Edge?.FieldType() ?? element.TypeName})";
                string inner = element.Inline is { } inline ? $" + {inline.TypeName}.Layout.NameOfEdge(offset % {size})" : "";
                writer.WriteLine($"return $\"[{{offset / {size}}}]\"{inner};");
            }
        }

        writer.WriteLine();
    }

    private static void WriteTail(SourceWriter writer, TailModel tail)
    {
        string inner = tail.Element.Inline is { } inline ? $" + {inline.TypeName}.Layout.NameOfEdge((offset - Offset) % ElementSize)" : "";
        writer.WriteLine("index = (offset - Offset) / ElementSize;");
        writer.WriteLine($"return \"{NameOf(tail.Element)}\"{inner};");
    }

    // No object is needed, only a place that is not null.
    private static void WriteFields(SourceWriter writer, IEnumerable<FieldModel> fields, string pointer, string self, string prefix)
    {
        List<FieldModel> edges = [.. fields.Where(static field => field.EdgeCount > 0)];
        if (edges.Count > 1 || edges[0].Inline is not null)
        {
            writer.WriteLine("byte place;");
            writer.WriteLine($"{pointer} {self} = ({pointer})&place;");
        }

        if (edges.Count > 1)
        {
            writer.WriteLine("byte* edge = &place + offset;");
        }

        foreach (FieldModel field in edges)
        {
            string start = $"(byte*)&{self}->{field.Name}";
            string name = field.Inline is { } inline
                ? $"\"{prefix}{NameOf(field)}\" + {inline.TypeName}.Layout.NameOfEdge((nint)(&place + offset - {start}))"
                : $"\"{prefix}{NameOf(field)}\"";
            if (field == edges[edges.Count - 1])
            {
                writer.WriteLine($"return {name};");
                continue;
            }

            using (writer.WriteBlock($"if (edge < (byte*)(&{self}->{field.Name} + 1) && edge >= {start})"))
            {
                writer.WriteLine($"return {name};");
            }

            writer.WriteLine();
        }
    }

    private static string NameOf(FieldModel field) => field.Name.TrimStart('@');
}
