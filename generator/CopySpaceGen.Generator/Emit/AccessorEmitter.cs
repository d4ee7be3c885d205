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
            WriteExtension(writer, type, $"Gc::GcRef<{declaration.FullName}>", self, "The reference.");
            writer.WriteLine();
            WriteExtension(writer, type, $"Gc::Local<{declaration.FullName}>", self, "The handle.");
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
                if (!isFirst)
                {
                    writer.WriteLine();
                }

                isFirst = false;
                if (field.Role == FieldRole.Edge)
                {
                    WriteEdge(writer, type, field, self);
                }
                else
                {
                    WriteData(writer, type, field, self);
                }
            }
        }
    }

    private static void WriteEdge(SourceWriter writer, ObjectModel type, FieldModel edge, string self)
    {
        string field = $"{type.Layout()}.{edge.AccessorName}Field(Rt::GcAccess.Target({self}))";
        writer.WriteLine($"/// <summary>What the edge <c>{edge.Name}</c> refers to, or null.</summary>");
        using (writer.WriteBlock($"{Accessibility(type, edge)} {Names.Reference(edge.TypeName)} {edge.AccessorName}"))
        {
            writer.WriteLine(
                $"""
                {SourceFile.InlineAtOnce}
                get => Rt::GcAccess.Load<{edge.TypeName}>({(edge.IsNarrow ? "ref " : "")}{field});

                {SourceFile.InlineAtOnce}
                set => {field} = {edge.ToEdge()}(value);
                """);
        }
    }

    private static void WriteData(SourceWriter writer, ObjectModel type, FieldModel data, string self)
    {
        bool isBuffer = data.Role == FieldRole.FixedBuffer;
        string propertyType = isBuffer ? $"global::System.Span<{data.TypeName}>" : $"{(data.IsReadOnly ? "ref readonly" : "ref")} {data.TypeName}";
        string what = isBuffer ? "The elements of the buffer" : "The field";
        string byRef = isBuffer ? "" : "ref ";
        writer.WriteLine($"/// <summary>{what} <c>{data.Name}</c>, valid until the next call that can collect.</summary>");
        using (writer.WriteBlock($"{Accessibility(type, data)} {propertyType} {data.AccessorName}"))
        {
            writer.WriteLine(
                $"""
                {SourceFile.InlineAtOnce}
                get => {byRef}{type.Layout()}.{data.AccessorName}Field(Rt::GcAccess.Target({self}));
                """);
        }
    }

    private static string Accessibility(ObjectModel type, FieldModel field) =>
        Names.Accessibility(type.Declaration.IsPublic && field.IsPublic && field.HasPublicType);
}
