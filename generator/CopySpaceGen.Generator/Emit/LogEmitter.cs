using System.Globalization;
using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes, for heaps that log written edges, what logs all edges of a struct, or of the structs in a tail.</summary>
internal static class LogEmitter
{
    public static void WriteLogEdges(SourceWriter writer, InlineModel type, string self)
    {
        // The view of an array of edges logs each that is written, unless the array is part of a struct.
        if (type.LogGranule == 0 || (type.IsEdgeArray && !type.IsInOther))
        {
            return;
        }

        writer.WriteLine("// Lists all edges as changed ones, by the object that they are in: to be called before this struct is handed out to be written.");
        using (writer.WriteBlock($"internal static void LogEdges({type.Declaration.FullName}* {self}, void* holder, int kind)"))
        {
            if (type.ArrayLength is int length)
            {
                FieldModel element = type.Fields[0];
                string elementType = element.Edge?.FieldType() ?? element.TypeName;
                writer.WriteLine($"{elementType}* elements = ({elementType}*){self};");
                WriteLoop(writer, "0", length.ToString(CultureInfo.InvariantCulture), LogOf(type, element, "elements + index"));
            }
            else
            {
                foreach (FieldModel field in type.Fields.Where(static field => field.EdgeCount > 0))
                {
                    writer.WriteLine(LogOf(type, field, $"&{self}->{field.Name}"));
                }
            }
        }

        writer.WriteLine();
    }

    public static void WriteLogTail(SourceWriter writer, ObjectModel type, string self)
    {
        if (type.LogGranule == 0 || type.Tail is not { Element: { Inline: { } inline } element })
        {
            return;
        }

        writer.WriteLine("// Lists all edges in a part of the tail as changed ones: to be called before that is handed out to be written.");
        using (writer.WriteBlock($"internal static void LogTail({type.Pointer()} {self}, nint first, nint end)"))
        {
            writer.WriteLine($"{element.TypeName}* elements = TailOf({self});");
            WriteLoop(writer, "first", "end", $"{inline.TypeName}.Layout.LogEdges(elements + index, {self}, {(type.Kind is null ? "0" : "Kind")});");
        }

        writer.WriteLine();
    }

    private static string LogOf(InlineModel type, FieldModel field, string pointer) =>
        field.Inline is { } inline ? $"{inline.TypeName}.Layout.LogEdges({pointer}, holder, kind);" : BarrierCode.Log(type, pointer);

    private static void WriteLoop(SourceWriter writer, string first, string end, string statement)
    {
        using (writer.WriteBlock($"for (nint index = {first}; index < {end}; index++)"))
        {
            writer.WriteLine(statement);
        }
    }
}
