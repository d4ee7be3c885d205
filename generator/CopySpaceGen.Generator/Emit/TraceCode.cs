using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes the statements that push the edges of fields: the last declared first, so that the first declared is popped first.</summary>
internal static class TraceCode
{
    /// <summary>The most elements of an array that get a statement each; longer ones get a loop.</summary>
    public const int MaxUnrolled = 8;

    public static void WriteFields(SourceWriter writer, IEnumerable<FieldModel> fields, string self, string top, bool hasKinds)
    {
        foreach (FieldModel field in fields.Where(static field => field.EdgeCount > 0).Reverse())
        {
            WriteElement(writer, field, $"{self}->{field.Name}", $"&{self}->{field.Name}", top, hasKinds);
            if (field.Edge is not null)
            {
                writer.WriteLine();
            }
        }
    }

    /// <summary>Writes how the elements of an array are traced, at constant offsets if there are few.</summary>
    public static void WriteArray(SourceWriter writer, FieldModel element, int length, string elements, string top, bool hasKinds)
    {
        if (length > MaxUnrolled)
        {
            WriteLoop(writer, element, "0", (length - 1).ToString(System.Globalization.CultureInfo.InvariantCulture), elements, top, hasKinds);
            return;
        }

        for (int index = length - 1; index >= 0; index--)
        {
            WriteElement(writer, element, $"{elements}[{index}]", $"{elements} + {index}", top, hasKinds);
        }
    }

    /// <summary>Writes how the elements of a range are traced.</summary>
    public static void WriteLoop(SourceWriter writer, FieldModel element, string first, string last, string elements, string top, bool hasKinds)
    {
        using (writer.WriteBlock($"for (nint index = {last}; index >= {first}; index--)"))
        {
            WriteElement(writer, element, $"{elements}[index]", $"{elements} + index", top, hasKinds);
        }
    }

    private static void WriteElement(SourceWriter writer, FieldModel element, string value, string pointer, string top, bool hasKinds)
    {
        if (element.Inline is { } inline)
        {
            writer.WriteLine($"{top} = {inline.TypeName}.Layout.Trace({pointer}, {top});");
        }
        else if (element.Edge is { } edge)
        {
            using (writer.WriteBlock($"if ({edge.RefersToObject(value)})"))
            {
                writer.WriteLine($"*{top}++ = {edge.Entry($"({pointer})", hasKinds)};");
            }
        }
    }
}
