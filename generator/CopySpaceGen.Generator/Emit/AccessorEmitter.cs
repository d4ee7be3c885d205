using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes the extension properties by which the user reads and writes the fields of an object, through a reference or a handle.</summary>
internal static class AccessorEmitter
{
    public static void Emit(SourceWriter writer, ObjectModel type)
    {
        TypeDeclaration declaration = type.Declaration;
        string self = type.Variable();
        writer.WriteLine($"/// <summary>The fields of {Names.Article(declaration.Name)} <see cref=\"{declaration.FullName}\"/>, through references and handles.</summary>");
        writer.WriteLine(SourceFile.GeneratedAttributes);
        using (writer.WriteBlock($"{Names.Accessibility(declaration.IsPublic)} static unsafe class {type.AccessorsName}"))
        {
            bool hasParts = type.Fields.Any(PartEmitter.IsPart) || type.Tail is { Element.Inline: not null };
            BarrierCode.WriteComment(writer, type.LogGranule, hasParts);
            WriteExtension(writer, type, $"Gc::GcRef<{declaration.FullName}>", self, "The reference.");
            writer.WriteLine();
            WriteExtension(writer, type, $"Gc::Local<{declaration.FullName}>", self, "The handle.");
            if (type.Tail is { Element: { Edge: { } edge } element })
            {
                writer.WriteLine();
                EdgeViewEmitter.Emit(writer, EdgeView.OfTail(type, element, edge));
            }
        }
    }

    private static void WriteExtension(SourceWriter writer, ObjectModel type, string receiver, string self, string doc)
    {
        writer.WriteLine($"/// <param name=\"{self}\">{doc}</param>");
        using (writer.WriteBlock($"extension({receiver} {self})"))
        {
            bool isFirst = true;
            foreach (FieldModel field in type.Fields.Where(field => field.Role != FieldRole.Hidden))
            {
                Separate();
                string place = $"{type.Layout()}.{field.AccessorName}Field(Rt::GcAccess.Target({self}))";
                BarrierCode barrier = BarrierCode.Of(type, $"Rt::GcAccess.Target({self})");
                PropertyCode.WriteField(writer, field, place, type.HeapFullName, barrier, IsPublic(type, field));
                if (barrier.Logs && PartEmitter.IsPart(field))
                {
                    writer.WriteLine();
                    PartEmitter.WriteField(writer, type, field, self, IsPublic(type, field));
                }
            }

            if (type.Tail is { } tail)
            {
                Separate();
                WriteTail(writer, type, tail, self);
            }

            if (type.IsAnyTarget)
            {
                Separate();
                WriteAny(writer, type, self);
            }

            void Separate()
            {
                if (!isFirst)
                {
                    writer.WriteLine();
                }

                isFirst = false;
            }
        }
    }

    private static void WriteTail(SourceWriter writer, ObjectModel type, TailModel tail, string self)
    {
        FieldModel element = tail.Element;
        string access = Names.Accessibility(IsPublic(type, element));
        string target = $"Rt::GcAccess.Target({self})";
        writer.WriteLine($"/// <summary>The elements of the tail <c>{element.Name}</c>, valid until the next call that can collect.</summary>");
        if (element.Edge is not null)
        {
            writer.WriteLine(SourceFile.GetterOf(
                $"{access} {EdgeView.NameOfTail(element)} {element.AccessorName}", $"new(Rt::GcAccess.Reference({target}), 0, {type.Layout()}.LengthOf({target}))"));
            return;
        }

        if (tail.IsLong)
        {
            writer.WriteLine("/// <exception cref=\"global::System.OverflowException\">There are more elements than a span can have.</exception>");
        }

        bool isReadOnly = type.LogGranule > 0 && element.Inline is not null;
        writer.WriteLine(SourceFile.GetterOf(
            $"{access} {PropertyCode.Span(element.TypeName, isReadOnly)} {element.AccessorName}", $"{type.Layout()}.{element.AccessorName}Field({target})"));
        if (tail.IsLong)
        {
            writer.WriteLine();
            writer.WriteLine(
                $"""
                /// <summary>An element of the tail <c>{element.Name}</c>, valid until the next call that can collect.</summary>
                /// <exception cref="global::System.IndexOutOfRangeException">There is no such element.</exception>
                {SourceFile.InlineAtOnce}
                {access} {(isReadOnly ? "ref readonly" : "ref")} {element.TypeName} {element.AccessorName}At(nint index)
                """);
            using (writer.WriteBlock(header: null))
            {
                writer.WriteLine($"Rt::GcAccess.CheckIndex(index, {type.Layout()}.LengthOf({target}));");
                writer.WriteLine($"return ref {type.Layout()}.{element.AccessorName}Element({target}, index);");
            }
        }

        if (isReadOnly)
        {
            writer.WriteLine();
            PartEmitter.WriteTail(writer, type, tail, self, IsPublic(type, element));
        }
    }

    private static void WriteAny(SourceWriter writer, ObjectModel type, string self)
    {
        writer.WriteLine("/// <summary>The same reference, for fields that can refer to objects of several types.</summary>");
        writer.WriteLine(SourceFile.GetterOf(
            $"{Names.Accessibility(type.Declaration.IsPublic && type.IsHeapPublic)} Gc::GcAny<{type.HeapFullName}> Any", $"Rt::GcAccess.Any<{type.HeapFullName}, {type.Declaration.FullName}>({self})"));
    }

    private static bool IsPublic(ObjectModel type, FieldModel field) => type.Declaration.IsPublic && field.IsPublic && field.HasPublicType;
}
