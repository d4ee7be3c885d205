using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>
/// Writes the loop that follows edges to one kind of objects, with what forwards an object inside of it (<c>copy_space_forward_nonatomic</c>; in heaps that
/// several threads collect also <c>copy_space_forward_atomic</c>, as another instance of the same generic method).
/// </summary>
internal static class DrainEmitter
{
    /// <summary>What loops are generic over in heaps that several threads collect.</summary>
    public const string SharingConstraint = "    where TSharing : struct, Rt::ISharing";

    public static void Emit(SourceWriter writer, ObjectModel type, EdgeForm edge, bool hasSeveralThreads)
    {
        string name = type.Declaration.Name;
        writer.WriteLine(
            $"""
            // Follows edges to {name} objects, the given one first{(type.Kind is null ? "" : ", for as long as such come next. Returns what comes instead")}.
            // Keeps in registers where the copies go and how far the stack goes.
            """);
        writer.WriteLine(SourceFile.Optimize);
        using (writer.WriteBlock(Declaration(type, hasSeveralThreads)))
        {
            writer.WriteLine(
                """
                nuint hp = To.Hp;
                nuint limit = To.Limit;
                nuint* floor = Edges.Floor;
                nuint* top = Edges.Top;
                """);
            using (writer.WriteBlock(Loop(type, edge, "floor", "top")))
            {
                WriteLoad(writer, type, edge, "old");
                WriteUnlessCopied(writer, type, edge, hasSeveralThreads);
                if (hasSeveralThreads)
                {
                    WriteClaim(writer, type);
                }

                WriteRoom(writer, type, hasSeveralThreads);
                WriteCopy(writer, type, edge, hasSeveralThreads);
                WriteTrace(writer, type);
            }

            writer.WriteLine(
                """

                To.Hp = hp;
                Edges.Top = top;
                """);
            WriteReturn(writer, type);
        }
    }

    /// <summary>Writes the loop of a type whose objects are all large, which is the same for one thread and for several.</summary>
    public static void EmitLarge(SourceWriter writer, ObjectModel type, EdgeForm edge)
    {
        string name = type.Declaration.Name;
        string layout = type.Layout();
        writer.WriteLine($"// Follows edges to {name} objects, which are large: they are marked and stay where they are.");
        using (writer.WriteBlock(Declaration(type, hasSeveralThreads: false)))
        {
            using (writer.WriteBlock(Loop(type, edge, "Edges.Floor", "Edges.Top")))
            {
                WriteLoad(writer, type, edge, type.Variable());
                writer.WriteLine(type.HasEdges
                    ? $$"""
                        if (MarkLarge((nuint){{type.Variable()}}))
                        {
                            MakeRoomForEdges({{layout}}.EdgeCount);
                            Edges.Top = {{layout}}.Trace({{type.Variable()}}, Edges.Top);
                        }
                        """
                    : $"MarkLarge((nuint){type.Variable()});");
            }

            WriteReturn(writer, type);
        }
    }

    /// <summary>The name of the loop of a type. Large objects are marked the same way by one thread and by several.</summary>
    public static string MethodOf(ObjectModel type, bool hasSeveralThreads) =>
        $"Drain{type.Declaration.Name}{(hasSeveralThreads && !type.IsLarge ? "<TSharing>" : "")}";

    private static string Declaration(ObjectModel type, bool hasSeveralThreads) =>
        $"private {(type.Kind is null ? "void" : "nuint")} {MethodOf(type, hasSeveralThreads)}(nuint entry)" +
        (hasSeveralThreads ? $"\n{SharingConstraint}" : "");

    private static string Loop(ObjectModel type, EdgeForm edge, string floor, string top)
    {
        string condition = type.Kind is null ? "entry != NoEdge" : $"entry >> KindShift == {type.Layout()}.Kind";
        return $"for (; {condition}; entry = {edge.Next(floor, top)})";
    }

    private static void WriteReturn(SourceWriter writer, ObjectModel type)
    {
        if (type.Kind is not null)
        {
            writer.WriteLine("return entry;");
        }
    }

    private static void WriteLoad(SourceWriter writer, ObjectModel type, EdgeForm edge, string variable) => writer.WriteLine(
        $"""
        {edge.Type} edge = {edge.FromEntry("entry", type.Kind is null ? null : $"{type.Layout()}.Tag")};
        {type.Pointer()} {variable} = ({type.Pointer()}){edge.Load};
        """);

    private static void WriteUnlessCopied(SourceWriter writer, ObjectModel type, EdgeForm edge, bool hasSeveralThreads)
    {
        ForwardingForm forwarding = ForwardingForm.Of(type);

        // The edges of a large object, once traced, refer to copies too: one of 4 bytes would tell that the object has been copied.
        bool largeFirst = type is { Tail: not null, Forwarding.Word: ForwardingWord.NarrowEdge };
        if (largeFirst)
        {
            WriteMarkLarge(writer, type, hasSeveralThreads);
        }

        writer.WriteLine(
            $$"""
            {{forwarding.WordType}}* forwarding = {{type.Layout()}}.ForwardingWord(old);
            {{forwarding.WordType}} word = {{(hasSeveralThreads ? "LoadWord(forwarding)" : "*forwarding")}};
            if ({{forwarding.IsCopied}})
            {
                {{edge.Store(forwarding.CopyOf("(nuint)old"))}}
                continue;
            }

            """);
        if (type.Tail is not null && !largeFirst)
        {
            WriteMarkLarge(writer, type, hasSeveralThreads);
        }
    }

    private static void WriteMarkLarge(SourceWriter writer, ObjectModel type, bool hasSeveralThreads)
    {
        string layout = type.Layout();

        // A length that is not in the forwarding word never changes; one that is must be taken from what was read of it once.
        string length = hasSeveralThreads && type.Forwarding.Word == ForwardingWord.Length ? $"{layout}.LengthIn(word)" : $"{layout}.LengthOf(old)";
        writer.WriteLine(
            $$"""
            // A large object stays where it is.
            nint length = {{length}};
            if (length > {{layout}}.MaxSmallLength)
            {
            """);
        writer.WriteLine(type.HasEdges
            ? $"""
                  Edges.Top = top;
                  TraceLarge{type.Declaration.Name}(old);
                  floor = Edges.Floor;
                  top = Edges.Top;
              """
            : "    MarkLarge((nuint)old);");
        writer.WriteLine(
            """
                continue;
            }

            """);
    }

    private static void WriteClaim(SourceWriter writer, ObjectModel type) => writer.WriteLine(
        $$"""
        if (!MayForward<TSharing>(old))
        {
            To.Hp = hp;
            Edges.Top = top;
            if (!ClaimOrDefer(entry, old))
            {
                return{{(type.Kind is null ? "" : " NoEdge")}};
            }

            floor = Edges.Floor;
            top = Edges.Top;
            continue;
        }

        """);

    private static void WriteRoom(SourceWriter writer, ObjectModel type, bool hasSeveralThreads)
    {
        string layout = type.Layout();
        string size = type.Tail is null ? $"{layout}.Size" : "size";
        if (type.Tail is not null)
        {
            writer.WriteLine($"nint size = {layout}.SizeOf(length);");
        }

        writer.WriteLine(
            $$"""
            if (hp + (nuint){{size}} > limit)
            {
                To.Hp = hp;
                Edges.Top = top;
                {{(hasSeveralThreads ? "MakeRoomAndOffer<TSharing>" : "MakeRoom")}}(entry, {{size}});
                hp = To.Hp;
                limit = To.Limit;
                floor = Edges.Floor;
                top = Edges.Top;
                continue;
            }

            """);
    }

    private static void WriteCopy(SourceWriter writer, ObjectModel type, EdgeForm edge, bool hasSeveralThreads)
    {
        string layout = type.Layout();
        ForwardingForm forwarding = ForwardingForm.Of(type);
        string inFront = type.HasHeader || type.IsAligned16 ? $" - ({layout}.SizeWithoutTail - {layout}.Offset)" : "";
        writer.WriteLine(
            $"""
            {type.Pointer()} copy = {layout}.ObjectAt(hp);
            {(type.Tail is null ? "*copy = *old;" : $"Copy((nuint)copy, (nuint)old, size{inFront});")}
            """);
        if (type.HasHeader)
        {
            writer.WriteLine($"*{layout}.ForwardingWord(copy) = {(hasSeveralThreads ? "word" : type.HeaderWord())};");
        }

        writer.WriteLine(hasSeveralThreads
            ? $$"""
                if (!TryPublish<TSharing>(forwarding, ref word, {{forwarding.Word}}))
                {
                    {{edge.Store(forwarding.CopyOf("(nuint)old"))}}
                    continue;
                }

                """
            : $"*forwarding = {forwarding.Word};");
        writer.WriteLine(
            $"""
            {edge.Store("(nuint)copy")}
            hp += (nuint){(type.Tail is null ? $"{layout}.Size" : "size")};
            """);
    }

    private static void WriteTrace(SourceWriter writer, ObjectModel type)
    {
        string layout = type.Layout();
        if (type.Tail is { EdgesPerElement: > 0 })
        {
            writer.WriteLine($"top = {layout}.TraceTail(copy, 0, length, top);");
        }

        if (type.FixedEdgeCount > 0)
        {
            writer.WriteLine($"top = {layout}.Trace(copy, top);");
        }
    }
}
