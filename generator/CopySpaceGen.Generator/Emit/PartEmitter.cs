using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>
/// Writes, for heaps that log written edges, the methods that hand out a struct with edges to be written. The user can write it as a whole, which
/// no setter sees, so all of its edges are logged first.
/// </summary>
internal static class PartEmitter
{
    private const string Valid = "to be written, valid until the next call that can collect.";
    private const string ItsEdges = "All edges in it are listed as changed ones, whether they are written or not.";
    private const string TheirEdges = "All edges in them are listed as changed ones, whether they are written or not.";

    /// <summary>Whether a field is handed out to be read, and apart from that to be written. The view of an array of edges logs each that is written.</summary>
    public static bool IsPart(FieldModel field) => field.Inline is { IsEdgeArray: false };

    /// <summary>Writes the methods for a field of an object.</summary>
    public static void WriteField(SourceWriter writer, ObjectModel type, FieldModel field, string self, bool isPublic)
    {
        InlineUse part = field.Inline!;
        string access = Names.Accessibility(isPublic);
        string holder = Holder(type, self);
        string place = $"{part.TypeName}* place = {PropertyCode.Pointer(part, $"{type.Layout()}.{field.AccessorName}Field(holder)")};";
        string kind = BarrierCode.Of(type, "holder").Kind;
        string log = $"{part.TypeName}.Layout.LogEdges(place, holder, {kind});";
        if (part.ElementTypeName is not { } element)
        {
            WriteSummary(writer, $"The field <c>{field.Name}</c>, {Valid} {ItsEdges}");
            WriteMethod(writer, $"{access} ref {field.TypeName} Write{field.AccessorName}()", holder, place, log, "return ref *place;");
            return;
        }

        WriteSummary(writer, $"The elements of the array <c>{field.Name}</c>, {Valid} {TheirEdges}");
        WriteMethod(
            writer,
            $"{access} {PropertyCode.Span(element, isReadOnly: false)} Write{field.AccessorName}()",
            holder,
            place,
            log,
            $"return {part.TypeName}.Layout.Elements(place);");
        writer.WriteLine();
        WriteSummary(writer, $"An element of the array <c>{field.Name}</c>, {Valid} {ItsEdges}", "IndexOutOfRangeException", "There is no such element.");
        WriteMethod(
            writer,
            $"{access} ref {element} Write{field.AccessorName}At(nint index)",
            holder,
            place,
            $"Rt::GcAccess.CheckIndex(index, {part.TypeName}.Layout.Elements(place).Length);",
            $"{element}* elements = ({element}*)place;",
            $"{element}.Layout.LogEdges(elements + index, holder, {kind});",
            "return ref elements[index];");
    }

    /// <summary>Writes the methods for a tail of an object.</summary>
    public static void WriteTail(SourceWriter writer, ObjectModel type, TailModel tail, string self, bool isPublic)
    {
        FieldModel element = tail.Element;
        string access = Names.Accessibility(isPublic);
        string name = $"Write{element.AccessorName}";
        string span = PropertyCode.Span(element.TypeName, isReadOnly: false);
        string holder = Holder(type, self);
        string all = $"The elements of the tail <c>{element.Name}</c>, {Valid} {TheirEdges}";
        if (tail.IsLong)
        {
            WriteSummary(writer, all, "OverflowException", "There are more elements than a span can have.");
        }
        else
        {
            WriteSummary(writer, all);
        }

        WriteMethod(
            writer,
            $"{access} {span} {name}()",
            holder,
            $"{span} elements = {type.Layout()}.{element.AccessorName}Field(holder);",
            $"{type.Layout()}.LogTail(holder, 0, elements.Length);",
            "return elements;");
        writer.WriteLine();
        WriteSummary(
            writer, $"Some elements of the tail <c>{element.Name}</c>, {Valid} {TheirEdges}", "ArgumentOutOfRangeException", "The range is not within the tail.");
        WriteMethod(
            writer,
            $"{access} {span} {name}(nint start, int length)",
            holder,
            $"Rt::GcAccess.CheckRange(start, length, {type.Layout()}.LengthOf(holder));",
            $"{type.Layout()}.LogTail(holder, start, start + length);",
            $"return new({type.Layout()}.TailOf(holder) + start, length);");
        writer.WriteLine();
        WriteSummary(writer, $"An element of the tail <c>{element.Name}</c>, {Valid} {ItsEdges}", "IndexOutOfRangeException", "There is no such element.");
        WriteMethod(
            writer,
            $"{access} ref {element.TypeName} {name}At(nint index)",
            holder,
            $"Rt::GcAccess.CheckIndex(index, {type.Layout()}.LengthOf(holder));",
            $"{type.Layout()}.LogTail(holder, index, index + 1);",
            $"return ref {type.Layout()}.TailOf(holder)[index];");
    }

    /// <summary>Writes the method for a field, no edge, of a struct that was itself handed out to be written: its edges are logged already.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="type">The struct.</param>
    /// <param name="field">The field.</param>
    /// <param name="place">The code that hands the field out.</param>
    /// <param name="isPublic">Whether other assemblies see it.</param>
    public static void WriteInner(SourceWriter writer, InlineModel type, FieldModel field, string place, bool isPublic)
    {
        (string what, string handedOutAs, string value) = PropertyCode.HandOut(field, place, BarrierCode.Of(type), isReadOnly: false);
        writer.WriteLine(
            $"""
            /// <summary>{what} <c>{field.Name}</c>, {Valid}</summary>
            {SourceFile.InlineAtOnce}
            {Names.Accessibility(isPublic)} {handedOutAs} Write{field.AccessorName}() => {value};
            """);
    }

    private static string Holder(ObjectModel type, string self) => $"{type.Pointer()} holder = Rt::GcAccess.Target({self});";

    private static void WriteSummary(SourceWriter writer, string summary, string? exception = null, string? when = null)
    {
        writer.WriteLine($"/// <summary>{summary}</summary>");
        if (exception is not null)
        {
            writer.WriteLine($"/// <exception cref=\"global::System.{exception}\">{when}</exception>");
        }

        writer.WriteLine("/// <exception cref=\"global::System.InvalidOperationException\">The calling thread is not attached to the heap.</exception>");
    }

    private static void WriteMethod(SourceWriter writer, string header, params string[] statements)
    {
        using (writer.WriteBlock(header))
        {
            foreach (string statement in statements)
            {
                writer.WriteLine(statement);
            }
        }
    }
}
