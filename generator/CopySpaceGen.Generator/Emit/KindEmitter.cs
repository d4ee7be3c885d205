using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes the methods of a collector for one kind of objects.</summary>
internal static class KindEmitter
{
    public static void Emit(SourceWriter writer, ObjectModel type, EdgeForm edge, bool hasSeveralThreads)
    {
        if (type.IsLarge)
        {
            DrainEmitter.EmitLarge(writer, type, edge);
        }
        else
        {
            DrainEmitter.Emit(writer, type, edge, hasSeveralThreads);
        }

        if (type is { Tail: not null, HasEdges: true })
        {
            writer.WriteLine();
            WriteTraceLarge(writer, type);
        }

        writer.WriteLine();
        WriteForwardIfTraced(writer, type);
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
                    MakeRoomForEdges({layout}.EdgeCount);
                    Edges.Top = {layout}.Trace(large, Edges.Top);
                """);
        }

        if (type.Tail.EdgesPerElement > 0)
        {
            writer.WriteLine($"    DeferTail((nuint)large, {(type.Kind is null ? "0" : layout + ".Kind")}, {layout}.LengthOf(large));");
        }

        writer.WriteLine("}");
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
