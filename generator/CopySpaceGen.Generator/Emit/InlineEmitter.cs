using System.Globalization;
using CopySpaceGen.Generator.Model;
using Microsoft.CodeAnalysis.Text;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes the file of a struct that is part of objects: how it is traced, and the properties for its fields.</summary>
internal static class InlineEmitter
{
    public static SourceText Emit(InlineModel type)
    {
        SourceWriter writer = new();
        string name = type.Declaration.Name;
        string self = Names.Variable(name);
        SourceFile.WriteHeader(writer, $"How {type.HeapFullName.Replace("global::", "")} traces and hands out {Names.Article(name)} {name} in its objects.");
        using (SourceFile.Open(writer, type.Declaration, containingTypes: true))
        using (writer.WriteBlock(type.Declaration.Header))
        {
            writer.WriteLine($"/// <summary>Where the edges of {Names.Article(name)} {name} are, for the collector and the accessors of this type.</summary>");
            writer.WriteLine(SourceFile.GeneratedAttributes);
            writer.WriteLine(SourceFile.NotForUsers);
            using (writer.WriteBlock("internal static unsafe class Layout"))
            {
                WriteTrace(writer, type, self);
                VerifierEmitter.WriteShowEdges(writer, type, self);
                ChangedEdgesEmitter.WriteName(writer, type, self);
                LogEmitter.WriteLogEdges(writer, type, self);
                if (type.ForwardingField is not null)
                {
                    WriteForwardingEdge(writer, type, type.ForwardingField, self);
                }

                if (type.ArrayLength is int length)
                {
                    WriteElements(writer, type, length);
                }
                else
                {
                    FieldCode.WriteFields(writer, type.Fields, type.Declaration.FullName + "*", self);
                }
            }
        }

        writer.WriteLine();
        using (SourceFile.Open(writer, type.Declaration, containingTypes: false))
        {
            WriteAccessors(writer, type, self);
        }

        return writer.ToSourceText();
    }

    private static void WriteTrace(SourceWriter writer, InlineModel type, string self)
    {
        writer.WriteLine(
            $"""
            // Pushes the edges that refer to an object, the last first.
            {SourceFile.Inline}
            """);
        using (writer.WriteBlock($"internal static nuint* Trace({type.Declaration.FullName}* {self}, nuint* top)"))
        {
            if (type.ArrayLength is int length)
            {
                FieldModel element = type.Fields[0];
                string elementType = ElementType(element);
                writer.WriteLine($"{elementType}* elements = ({elementType}*){self};");
                TraceCode.WriteArray(writer, element, length, "elements", "top", type.HasKinds);
                writer.WriteLine();
            }
            else
            {
                TraceCode.WriteFields(writer, type.Fields, self, "top", type.HasKinds);
            }

            writer.WriteLine("return top;");
        }

        writer.WriteLine();
    }

    private static void WriteForwardingEdge(SourceWriter writer, InlineModel type, FieldModel field, string self)
    {
        string place = type.ArrayLength is null ? $"&{self}->{field.Name}" : $"({ElementType(field)}*){self}";
        writer.WriteLine(
            $"""
            // The edge that tells of an object that has no better one whether it has been copied, and where to.
            {SourceFile.Inline}
            internal static void* ForwardingEdge({type.Declaration.FullName}* {self}) => {(field.Inline is { } inner ? $"{inner.TypeName}.Layout.ForwardingEdge({place})" : place)};

            """);
    }

    private static void WriteElements(SourceWriter writer, InlineModel type, int length)
    {
        FieldModel element = type.Fields[0];
        string elementType = ElementType(element);
        string pointer = $"{type.Declaration.FullName}* array";
        writer.WriteLine(SourceFile.Inline);
        writer.WriteLine(element.Edge is not null
            ? $"internal static ref {elementType} Element({pointer}, nint index) => ref (({elementType}*)array)[index];"
            : $"internal static global::System.Span<{elementType}> Elements({pointer}) => new(array, {length.ToString(CultureInfo.InvariantCulture)});");
    }

    private static void WriteAccessors(SourceWriter writer, InlineModel type, string self)
    {
        string name = type.Declaration.FullName;
        List<FieldModel> fields = type.ArrayLength is null
            ? [.. type.Fields.Where(static field => field.Role != FieldRole.Hidden && !(field.IsVisible && field.AccessorName == field.Name))]
            : [];
        if (fields.Count == 0 && !type.IsEdgeArray)
        {
            return;
        }

        writer.WriteLine($"/// <summary>The fields of {Names.Article(type.Declaration.Name)} <see cref=\"{name}\"/>, where it lies in an object.</summary>");
        writer.WriteLine(SourceFile.GeneratedAttributes);
        using (writer.WriteBlock($"{Names.Accessibility(type.Declaration.IsPublic)} static unsafe class {type.AccessorsName}"))
        {
            BarrierCode.WriteComment(writer, type.LogGranule, hasParts: false);
            if (type.IsEdgeArray)
            {
                EdgeViewEmitter.Emit(writer, EdgeView.OfArray(type, type.Fields[0].Edge!));
                return;
            }

            // Where edges are logged, the struct is handed out to be read, and the setter of an edge is for those that are to be written.
            bool logs = type.LogGranule > 0;
            writer.WriteLine($"/// <param name=\"{self}\">The struct, in place.</param>");
            using (writer.WriteBlock($"extension({(logs ? "in" : "ref")} {name} {self})"))
            {
                string place = logs ? $"Cs::Unsafe.AsRef(in {self})" : self;
                BarrierCode barrier = BarrierCode.Of(type);
                WriteEach(
                    writer,
                    fields,
                    field => PropertyCode.WriteField(writer, field, Place(type, field, place), type.HeapFullName, barrier, IsPublic(type, field)));
            }

            List<FieldModel> parts = logs ? [.. fields.Where(static field => field.Edge is null && !field.IsReadOnly)] : [];
            if (parts.Count > 0)
            {
                writer.WriteLine();
                writer.WriteLine($"/// <param name=\"{self}\">The struct, in place, handed out to be written.</param>");
                using (writer.WriteBlock($"extension(ref {name} {self})"))
                {
                    WriteEach(writer, parts, field => PartEmitter.WriteInner(writer, type, field, Place(type, field, self), IsPublic(type, field)));
                }
            }
        }
    }

    private static void WriteEach(SourceWriter writer, List<FieldModel> fields, Action<FieldModel> write)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (i > 0)
            {
                writer.WriteLine();
            }

            write(fields[i]);
        }
    }

    private static string Place(InlineModel type, FieldModel field, string self) =>
        $"{type.Declaration.FullName}.Layout.{field.AccessorName}Field(({type.Declaration.FullName}*)Cs::Unsafe.AsPointer(ref {self}))";

    private static bool IsPublic(InlineModel type, FieldModel field) => type.Declaration.IsPublic && field.IsPublic && field.HasPublicType;

    private static string ElementType(FieldModel element) => element.Edge?.FieldType() ?? element.TypeName;
}
