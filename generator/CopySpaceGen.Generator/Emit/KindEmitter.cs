using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes the methods of a collector for one kind of objects.</summary>
internal static class KindEmitter
{
    public static void Emit(SourceWriter writer, ObjectModel type, EdgeForm edge)
    {
        if (type.Tail is not null)
        {
            WriteDrainWithTails(writer, type, edge);
        }
        else if (type.IsLarge)
        {
            WriteDrainLarge(writer, type, edge);
        }
        else
        {
            WriteDrain(writer, type, edge);
            writer.WriteLine();
            WriteForward(writer, type, edge);
        }

        if (type is { Tail: not null, HasEdges: true })
        {
            writer.WriteLine();
            WriteTraceLarge(writer, type);
        }

        writer.WriteLine();
        WriteForwardIfTraced(writer, type);
    }

    public static string Condition(ObjectModel type, string top = "top", string bottom = "bottom") =>
        type.Kind is null ? $"{top} != {bottom}" : $"{top} != {bottom} && {top}[-1] >> KindShift == {type.Layout()}.Kind";

    public static string Pop(ObjectModel type, EdgeForm form, string top = "top") =>
        form.FromEntry("*--" + top, type.Kind is null ? null : $"{type.Layout()}.Tag");

    private static void WriteDrain(SourceWriter writer, ObjectModel type, EdgeForm form)
    {
        string name = type.Declaration.Name;
        string copy = type.Variable();
        string layout = type.Layout();
        string edge = Pop(type, form);
        string full = type.HasEdges ? $"hp + (nuint){layout}.Size > limit || top + {layout}.EdgeCount > end" : $"hp + (nuint){layout}.Size > limit";
        WriteDrainHead(writer, type);
        writer.WriteLine(
            $$"""
                while ({{Condition(type)}})
                {
                    if ({{full}})
                    {
            """);
        WriteMakeRoom(writer, type, $"{layout}.Size", type.HasEdges ? $"{layout}.EdgeCount" : "0");
        writer.WriteLine(
            """
                    }

            """);
        writer.WriteLine(type.HasEdges
            ? $$"""
                        {{type.Pointer()}} {{copy}} = Forward{{name}}({{edge}}, ref hp);
                        if ({{copy}} is not null)
                        {
                            top = {{layout}}.Trace({{copy}}, top);
                        }
                """
            : $"        Forward{name}({edge}, ref hp);");
        WriteDrainFoot(writer);
    }

    private static void WriteDrainWithTails(SourceWriter writer, ObjectModel type, EdgeForm edge)
    {
        string name = type.Declaration.Name;
        string layout = type.Layout();
        ForwardingForm forwarding = ForwardingForm.Of(type);
        bool hasEdgeTail = type.Tail!.EdgesPerElement > 0;
        string edges = hasEdgeTail ? $"{layout}.MaxEdgeCount" : type.HasEdges ? $"{layout}.EdgeCount" : "0";
        string full = "hp + (nuint)size > limit" + (type.HasEdges ? $" || top + {edges} > end" : "");
        string inFront = type.HasHeader || type.IsAligned16 ? $" - ({layout}.SizeWithoutTail - {layout}.Offset)" : "";
        WriteDrainHead(writer, type);
        writer.WriteLine(
            $$"""
                while ({{Condition(type)}})
                {
                    {{edge.Type}} edge = {{Pop(type, edge)}};
                    {{type.Pointer()}} old = ({{type.Pointer()}}){{edge.Load}};
            """);

        // The edges of a large object, once traced, refer to copies too: one of 4 bytes would tell that the object has been copied.
        bool largeFirst = type.Forwarding.Word == ForwardingWord.NarrowEdge;
        if (largeFirst)
        {
            WriteMarkLarge(writer, type);
        }

        writer.WriteLine(
            $$"""
                    {{forwarding.WordType}}* forwarding = {{layout}}.ForwardingWord(old);
                    {{forwarding.WordType}} word = *forwarding;
                    if ({{forwarding.IsCopied}})
                    {
                        {{edge.Store(forwarding.CopyOf("(nuint)old"))}}
                        continue;
                    }

            """);
        if (!largeFirst)
        {
            WriteMarkLarge(writer, type);
        }

        writer.WriteLine(
            $$"""
                    nint size = {{layout}}.SizeOf(length);
                    if ({{full}})
                    {
            """);
        WriteMakeRoom(writer, type, "size", edges);
        writer.WriteLine(
            $$"""
                    }

                    {{type.Pointer()}} copy = {{layout}}.ObjectAt(hp);
                    hp += (nuint)size;
                    Copy((nuint)copy, (nuint)old, size{{inFront}});
            """);
        if (type.HasHeader)
        {
            writer.WriteLine($"        *{layout}.ForwardingWord(copy) = {type.HeaderWord()};");
        }

        writer.WriteLine(
            $"""
                    *forwarding = {forwarding.Word};
                    {edge.Store("(nuint)copy")}
            """);
        if (hasEdgeTail)
        {
            writer.WriteLine($"        top = {layout}.TraceTail(copy, 0, length, top);");
        }

        if (type.FixedEdgeCount > 0)
        {
            writer.WriteLine($"        top = {layout}.Trace(copy, top);");
        }

        WriteDrainFoot(writer);
    }

    /// <summary>Writes what a loop does with a large object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="type">The type.</param>
    /// <param name="length">The length of its tail, if not read from the object.</param>
    public static void WriteMarkLarge(SourceWriter writer, ObjectModel type, string? length = null)
    {
        string layout = type.Layout();
        writer.WriteLine(
            $$"""
                    // A large object stays where it is.
                    nint length = {{length ?? layout + ".LengthOf(old)"}};
                    if (length > {{layout}}.MaxSmallLength)
                    {
            """);
        writer.WriteLine(type.HasEdges
            ? $"""
                          Edges.Top = top;
                          TraceLarge{type.Declaration.Name}(old);
                          bottom = Edges.Base;
                          top = Edges.Top;
                          end = Edges.Limit;
              """
            : "            MarkLarge((nuint)old);");
        writer.WriteLine(
            """
                        continue;
                    }

            """);
    }

    private static void WriteDrainLarge(SourceWriter writer, ObjectModel type, EdgeForm edge)
    {
        string name = type.Declaration.Name;
        string layout = type.Layout();
        string large = type.Variable();
        writer.WriteLine(
            $$"""
            // Follows edges to {{name}} objects, which are large: they are marked and stay where they are.
            private void Drain{{name}}()
            {
                while ({{Condition(type, "Edges.Top", "Edges.Base")}})
                {
                    {{edge.Type}} edge = {{Pop(type, edge, "Edges.Top")}};
                    {{type.Pointer()}} {{large}} = ({{type.Pointer()}}){{edge.Load}};
            """);
        writer.WriteLine(type.HasEdges
            ? $$"""
                        if (MarkLarge((nuint){{large}}))
                        {
                            MakeRoom(0, {{layout}}.EdgeCount);
                            Edges.Top = {{layout}}.Trace({{large}}, Edges.Top);
                        }
                """
            : $"        MarkLarge((nuint){large});");
        writer.WriteLine(
            """
                }
            }
            """);
    }

    private static void WriteTraceLarge(SourceWriter writer, ObjectModel type)
    {
        string name = type.Declaration.Name;
        string layout = type.Layout();
        writer.WriteLine(
            $$"""
            // Marks a large {{name}} and traces its fields{{(type.Tail!.EdgesPerElement > 0 ? "; its tail has to wait until the stack is empty" : "")}}.
            private void TraceLarge{{name}}({{type.Pointer()}} large)
            {
                if (!MarkLarge((nuint)large))
                {
                    return;
                }

            """);
        if (type.FixedEdgeCount > 0)
        {
            writer.WriteLine(
                $"""
                    MakeRoom(0, {layout}.EdgeCount);
                    Edges.Top = {layout}.Trace(large, Edges.Top);
                """);
        }

        if (type.Tail.EdgesPerElement > 0)
        {
            writer.WriteLine($"    DeferTail((nuint)large, {(type.Kind is null ? "0" : layout + ".Kind")}, {layout}.LengthOf(large));");
        }

        writer.WriteLine("}");
    }

    private static void WriteDrainHead(SourceWriter writer, ObjectModel type)
    {
        string name = type.Declaration.Name;
        writer.WriteLine(
            $$"""
            // Follows edges to {{name}} objects. Where the copies go and the stack are kept in registers meanwhile, but not across the
            // {{(type.MayBeLarge && type.HasEdges ? "calls" : "one call")}}, so that the loop has all registers.
            {{SourceFile.Optimize}}
            private void Drain{{name}}()
            {
                nuint hp = To.Hp;
                nuint limit = To.Limit;
                nuint* bottom = Edges.Base;
                nuint* top = Edges.Top;
            """);
        if (type.HasEdges)
        {
            writer.WriteLine("    nuint* end = Edges.Limit;");
        }
    }

    private static void WriteMakeRoom(SourceWriter writer, ObjectModel type, string size, string edges)
    {
        writer.WriteLine(
            $"""
                        To.Hp = hp;
                        Edges.Top = top;
                        MakeRoom({size}, {edges});
                        hp = To.Hp;
                        limit = To.Limit;
            """);
        if (type.HasEdges)
        {
            writer.WriteLine(
                """
                            bottom = Edges.Base;
                            top = Edges.Top;
                            end = Edges.Limit;
                """);
        }
    }

    public static void WriteDrainFoot(SourceWriter writer) => writer.WriteLine(
        """
            }

            To.Hp = hp;
            Edges.Top = top;
        }
        """);

    private static void WriteForward(SourceWriter writer, ObjectModel type, EdgeForm edge)
    {
        string name = type.Declaration.Name;
        string layout = type.Layout();
        ForwardingForm forwarding = ForwardingForm.Of(type);
        writer.WriteLine($"// Makes an edge refer to the copy of its {name}, which is made now, where there is room, if there is none yet.");
        if (type.HasEdges)
        {
            writer.WriteLine("// Returns a new copy, whose edges are still to be traced, or else null.");
        }

        writer.WriteLine(SourceFile.Inline);
        using (writer.WriteBlock($"private {(type.HasEdges ? type.Pointer() : "void")} Forward{name}({edge.Type} edge, ref nuint hp)"))
        {
            writer.WriteLine(
                $$"""
                {{type.Pointer()}} old = ({{type.Pointer()}}){{edge.Load}};
                {{forwarding.WordType}}* forwarding = {{layout}}.ForwardingWord(old);
                {{forwarding.WordType}} word = *forwarding;
                if ({{forwarding.IsCopied}})
                {
                    {{edge.Store(forwarding.CopyOf("(nuint)old"))}}
                    return{{(type.HasEdges ? " null" : "")}};
                }

                {{type.Pointer()}} copy = {{layout}}.ObjectAt(hp);
                hp += (nuint){{layout}}.Size;
                *copy = *old;
                """);
            if (type.HasHeader)
            {
                writer.WriteLine($"*{layout}.ForwardingWord(copy) = {type.HeaderWord()};");
            }

            writer.WriteLine(
                $"""
                *forwarding = {forwarding.Word};
                {edge.Store("(nuint)copy")}
                """);
            if (type.HasEdges)
            {
                writer.WriteLine("return copy;");
            }
        }
    }

    private static void WriteForwardIfTraced(SourceWriter writer, ObjectModel type)
    {
        string name = type.Declaration.Name;
        string method = type.Kind is null ? "ForwardIfTraced" : $"ForwardIfTraced{name}";
        if (type.IsLarge)
        {
            writer.WriteLine(
                $"""
                // Whether the {name} that a slot refers to, without keeping it alive, has been marked. If not, the object is dead.
                private bool {method}(nuint* slot) => IsLargeMarked(*slot);
                """);
            return;
        }

        ForwardingForm forwarding = ForwardingForm.Of(type);
        string isLarge = $"{type.Layout()}.LengthOf(({type.Pointer()})*slot) > {type.Layout()}.MaxSmallLength";
        bool largeFirst = type is { Tail: not null, Forwarding.Word: ForwardingWord.NarrowEdge };
        string notCopied = type.Tail is null || largeFirst ? "false" : $"{isLarge} && IsLargeMarked(*slot)";
        writer.WriteLine(
            $$"""
            // Makes a slot that keeps nothing alive refer to the copy of its {{name}}. False if there is none: the object is dead.
            private bool {{method}}(nuint* slot)
            {
            """);
        if (largeFirst)
        {
            writer.WriteLine(
                $$"""
                    if ({{isLarge}})
                    {
                        return IsLargeMarked(*slot);
                    }

                """);
        }

        writer.WriteLine(
            $$"""
                {{forwarding.WordType}} word = *{{type.Layout()}}.ForwardingWord(({{type.Pointer()}})*slot);
                if ({{forwarding.IsNotCopied}})
                {
                    return {{notCopied}};
                }

                *slot = {{forwarding.CopyOf("*slot")}};
                return true;
            }
            """);
    }
}
