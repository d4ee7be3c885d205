using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>
/// Writes the methods of a collector for one kind of objects that several threads run at once (what <c>copy_space_forward_atomic</c> does).
/// </summary>
internal static class AtomicKindEmitter
{
    public static void Emit(SourceWriter writer, ObjectModel type, EdgeForm edge)
    {
        if (type.Tail is not null)
        {
            WriteDrainWithTails(writer, type, edge);
        }
        else
        {
            WriteDrain(writer, type, edge);
            writer.WriteLine();
            WriteForward(writer, type, edge);
        }
    }

    private static void WriteDrain(SourceWriter writer, ObjectModel type, EdgeForm form)
    {
        string name = type.Declaration.Name;
        string copy = type.Variable();
        string layout = type.Layout();
        string edge = KindEmitter.Pop(type, form);
        string full = $"hp + (nuint){layout}.Size > limit" + (type.HasEdges ? $" || top + {layout}.EdgeCount > end" : "");
        WriteDrainHead(writer, type);
        writer.WriteLine(
            $$"""
                while ({{KindEmitter.Condition(type)}})
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
                        {{type.Pointer()}} {{copy}} = AtomicForward{{name}}({{edge}}, ref hp);
                        if ({{copy}} is not null)
                        {
                            top = {{layout}}.Trace({{copy}}, top);
                        }
                """
            : $"        AtomicForward{name}({edge}, ref hp);");
        KindEmitter.WriteDrainFoot(writer);
    }

    private static void WriteForward(SourceWriter writer, ObjectModel type, EdgeForm edge)
    {
        string name = type.Declaration.Name;
        string layout = type.Layout();
        ForwardingForm forwarding = ForwardingForm.Of(type);
        writer.WriteLine($"// Makes an edge refer to the copy of its {name}, that of the one thread whose copy is published first.");
        if (type.HasEdges)
        {
            writer.WriteLine("// Returns the new copy to that thread, which is to trace its edges, and null to others.");
        }

        writer.WriteLine(SourceFile.Inline);
        using (writer.WriteBlock($"private {(type.HasEdges ? type.Pointer() : "void")} AtomicForward{name}({edge.Type} edge, ref nuint hp)"))
        {
            writer.WriteLine(
                $$"""
                {{type.Pointer()}} old = ({{type.Pointer()}}){{edge.Load}};
                {{forwarding.WordType}}* forwarding = {{layout}}.ForwardingWord(old);
                {{forwarding.WordType}} word = LoadWord(forwarding);
                if ({{forwarding.IsNotCopied}})
                {
                    {{type.Pointer()}} copy = {{layout}}.ObjectAt(hp);
                    *copy = *old;
                """);
            if (type.HasHeader)
            {
                writer.WriteLine($"    *{layout}.ForwardingWord(copy) = word;");
            }

            writer.WriteLine(
                $$"""
                    if (TryPublish(forwarding, ref word, {{forwarding.Word}}))
                    {
                        hp += (nuint){{layout}}.Size;
                        {{edge.Store("(nuint)copy")}}
                        return{{(type.HasEdges ? " copy" : "")}};
                    }
                }

                {{edge.Store(forwarding.CopyOf("(nuint)old"))}}
                """);
            if (type.HasEdges)
            {
                writer.WriteLine("return null;");
            }
        }
    }

    private static void WriteDrainWithTails(SourceWriter writer, ObjectModel type, EdgeForm edge)
    {
        string layout = type.Layout();
        ForwardingForm forwarding = ForwardingForm.Of(type);
        bool hasEdgeTail = type.Tail!.EdgesPerElement > 0;
        string edges = hasEdgeTail ? $"{layout}.MaxEdgeCount" : type.HasEdges ? $"{layout}.EdgeCount" : "0";
        string full = "hp + (nuint)size > limit" + (type.HasEdges ? $" || top + {edges} > end" : "");
        string inFront = type.HasHeader || type.IsAligned16 ? $" - ({layout}.SizeWithoutTail - {layout}.Offset)" : "";
        WriteDrainHead(writer, type);
        writer.WriteLine(
            $$"""
                while ({{KindEmitter.Condition(type)}})
                {
                    {{edge.Type}} edge = {{KindEmitter.Pop(type, edge)}};
                    {{type.Pointer()}} old = ({{type.Pointer()}}){{edge.Load}};
            """);

        // As in the plain loop. A length that is not in the forwarding word never changes; one that is must be taken from what was read of it once.
        bool largeFirst = type.Forwarding.Word == ForwardingWord.NarrowEdge;
        if (largeFirst)
        {
            KindEmitter.WriteMarkLarge(writer, type);
        }

        writer.WriteLine(
            $$"""
                    {{forwarding.WordType}}* forwarding = {{layout}}.ForwardingWord(old);
                    {{forwarding.WordType}} word = LoadWord(forwarding);
                    if ({{forwarding.IsNotCopied}})
                    {
            """);
        using (writer.Indent())
        {
            if (!largeFirst)
            {
                KindEmitter.WriteMarkLarge(writer, type, type.Forwarding.Word == ForwardingWord.Length ? $"{layout}.LengthIn(word)" : null);
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
                        Copy((nuint)copy, (nuint)old, size{{inFront}});
                """);
            if (type.HasHeader)
            {
                writer.WriteLine($"        *{layout}.ForwardingWord(copy) = word;");
            }

            writer.WriteLine(
                $$"""
                        if (TryPublish(forwarding, ref word, {{forwarding.Word}}))
                        {
                            hp += (nuint)size;
                            {{edge.Store("(nuint)copy")}}
                """);
            if (hasEdgeTail)
            {
                writer.WriteLine($"            top = {layout}.TraceTail(copy, 0, length, top);");
            }

            if (type.FixedEdgeCount > 0)
            {
                writer.WriteLine($"            top = {layout}.Trace(copy, top);");
            }

            writer.WriteLine(
                """
                            continue;
                        }
                """);
        }

        writer.WriteLine(
            $$"""
                    }

                    {{edge.Store(forwarding.CopyOf("(nuint)old"))}}
            """);
        KindEmitter.WriteDrainFoot(writer);
    }

    private static void WriteDrainHead(SourceWriter writer, ObjectModel type)
    {
        string name = type.Declaration.Name;
        writer.WriteLine(
            $$"""
            // As Drain{{name}}, while other threads follow edges to the same objects.
            {{SourceFile.Optimize}}
            private void AtomicDrain{{name}}()
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

    // Here edges may be given away, so the lowest one is another afterwards.
    private static void WriteMakeRoom(SourceWriter writer, ObjectModel type, string size, string edges)
    {
        writer.WriteLine(
            $"""
                        To.Hp = hp;
                        Edges.Top = top;
                        MakeRoomAndOffer({size}, {edges});
                        hp = To.Hp;
                        limit = To.Limit;
                        bottom = Edges.Base;
                        top = Edges.Top;
            """);
        if (type.HasEdges)
        {
            writer.WriteLine("            end = Edges.Limit;");
        }
    }
}
