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
        using (writer.WriteBlock("private sealed unsafe class Collector : Rt::Tracer"))
        {
            WriteEvacuateRoots(writer, heap);
            WriteUpdateWeakSlots(writer, heap);
            if (heap.HasKinds)
            {
                writer.WriteLine();
                WriteDispatch(writer, heap);
            }

            EdgeForm edge = EdgeForm.Of(heap);
            foreach (ObjectModel type in heap.Objects)
            {
                writer.WriteLine();
                WriteDrain(writer, type, edge);
                writer.WriteLine();
                WriteForward(writer, type, edge);
                writer.WriteLine();
                WriteForwardIfTraced(writer, type);
            }
        }
    }

    private static void WriteEvacuateRoots(SourceWriter writer, HeapModel heap)
    {
        string entry = heap.HasKinds ? "(nuint)root | root[1]" : "(nuint)root";
        string drain = heap.HasKinds ? "Drain();" : $"Drain{heap.Objects[0].Declaration.Name}();";
        writer.WriteLine(
            $$"""
            /// <inheritdoc/>
            protected override void EvacuateRoots(nuint* first, nuint* end)
            {
                for (nuint* root = first; root < end; {{Advance(heap)}})
                {
                    if (*root != 0)
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
        writer.WriteLine("// Each kind has a loop of its own, which runs for as long as edges to that kind are on top.");
        using (writer.WriteBlock("private void Drain()"))
        using (writer.WriteBlock("while (Edges.Top != Edges.Base)"))
        using (writer.WriteBlock("switch ((int)(Edges.Top[-1] >> KindShift))"))
        {
            foreach (ObjectModel type in heap.Objects)
            {
                writer.WriteLine(
                    $"""
                    case {type.Layout()}.Kind:
                        Drain{type.Declaration.Name}();
                        break;
                    """);
            }
        }
    }

    private static void WriteDrain(SourceWriter writer, ObjectModel type, EdgeForm form)
    {
        string name = type.Declaration.Name;
        string copy = type.Variable();
        bool hasEdges = type.Edges().Any();
        string layout = type.Layout();
        string condition = type.Kind is null ? "top != bottom" : $"top != bottom && top[-1] >> KindShift == {layout}.Kind";
        string edge = form.FromEntry("*--top", type.Kind is null ? null : $"{layout}.Tag");
        string full = hasEdges ? $"hp + (nuint){layout}.Size > limit || top + {layout}.EdgeCount > end" : $"hp + (nuint){layout}.Size > limit";
        string edgeCount = hasEdges ? $"{layout}.EdgeCount" : "0";
        writer.WriteLine(
            $$"""
            // Follows edges to {{name}} objects. Where the copies go and the stack are kept in registers meanwhile, but not across the one
            // call, so that the loop has all registers.
            {{SourceFile.Optimize}}
            private void Drain{{name}}()
            {
                nuint hp = To.Hp;
                nuint limit = To.Limit;
                nuint* bottom = Edges.Base;
                nuint* top = Edges.Top;
            """);
        if (hasEdges)
        {
            writer.WriteLine("    nuint* end = Edges.Limit;");
        }

        writer.WriteLine(
            $$"""
                while ({{condition}})
                {
                    if ({{full}})
                    {
                        To.Hp = hp;
                        Edges.Top = top;
                        MakeRoom({{layout}}.Size, {{edgeCount}});
                        hp = To.Hp;
                        limit = To.Limit;
            """);
        if (hasEdges)
        {
            writer.WriteLine(
                """
                            bottom = Edges.Base;
                            top = Edges.Top;
                            end = Edges.Limit;
                """);
        }

        writer.WriteLine(
            """
                    }

            """);
        writer.WriteLine(hasEdges
            ? $$"""
                        {{type.Pointer()}} {{copy}} = Forward{{name}}({{edge}}, ref hp);
                        if ({{copy}} is not null)
                        {
                            top = {{layout}}.Trace({{copy}}, top);
                        }
                """
            : $"        Forward{name}({edge}, ref hp);");
        writer.WriteLine(
            """
                }

                To.Hp = hp;
                Edges.Top = top;
            }
            """);
    }

    private static void WriteForward(SourceWriter writer, ObjectModel type, EdgeForm edge)
    {
        string name = type.Declaration.Name;
        string layout = type.Layout();
        bool hasEdges = type.Edges().Any();
        bool hasHeader = type.ForwardingEdge is null;
        ForwardingForm forwarding = ForwardingForm.Of(type);
        writer.WriteLine($"// Makes an edge refer to the copy of its {name}, which is made now, where there is room, if there is none yet.");
        if (hasEdges)
        {
            writer.WriteLine("// Returns a new copy, whose edges are still to be traced, or else null.");
        }

        writer.WriteLine(SourceFile.Inline);
        using (writer.WriteBlock($"private {(hasEdges ? type.Pointer() : "void")} Forward{name}({edge.Type} edge, ref nuint hp)"))
        {
            writer.WriteLine(
                $$"""
                {{type.Pointer()}} old = ({{type.Pointer()}}){{edge.Load}};
                {{forwarding.WordType}}* forwarding = {{layout}}.ForwardingWord(old);
                {{forwarding.WordType}} word = *forwarding;
                if ({{forwarding.IsCopied}})
                {
                    {{edge.Store(forwarding.CopyOf("(nuint)old"))}}
                    return{{(hasEdges ? " null" : "")}};
                }

                {{type.Pointer()}} copy = ({{type.Pointer()}}){{(hasHeader ? "(hp + HeaderSize)" : "hp")}};
                hp += (nuint){{layout}}.Size;
                *copy = *old;
                """);
            if (hasHeader)
            {
                writer.WriteLine($"*{layout}.ForwardingWord(copy) = 0;");
            }

            writer.WriteLine(
                $"""
                *forwarding = {forwarding.Word};
                {edge.Store("(nuint)copy")}
                """);
            if (hasEdges)
            {
                writer.WriteLine("return copy;");
            }
        }
    }

    private static void WriteForwardIfTraced(SourceWriter writer, ObjectModel type)
    {
        string method = type.Kind is null ? "ForwardIfTraced" : $"ForwardIfTraced{type.Declaration.Name}";
        ForwardingForm forwarding = ForwardingForm.Of(type);
        writer.WriteLine(
            $$"""
            // Makes a slot that keeps nothing alive refer to the copy of its {{type.Declaration.Name}}. False if there is none: the object is dead.
            private bool {{method}}(nuint* slot)
            {
                {{forwarding.WordType}} word = *{{type.Layout()}}.ForwardingWord(({{type.Pointer()}})*slot);
                if ({{forwarding.IsNotCopied}})
                {
                    return false;
                }

                *slot = {{forwarding.CopyOf("*slot")}};
                return true;
            }
            """);
    }

    private static string Advance(HeapModel heap) => heap.HasKinds ? "root += 2" : "root++";
}
