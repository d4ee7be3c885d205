using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes the property for a field.</summary>
internal static class PropertyCode
{
    /// <param name="writer">Where it is written.</param>
    /// <param name="field">The field.</param>
    /// <param name="place">The code that hands the field out: by reference, a buffer as a span, a length by value.</param>
    /// <param name="heap">The full name of the heap.</param>
    /// <param name="barrier">How an edge is written.</param>
    /// <param name="isPublic">Whether other assemblies see it.</param>
    public static void WriteField(SourceWriter writer, FieldModel field, string place, string heap, BarrierCode barrier, bool isPublic)
    {
        string access = Names.Accessibility(isPublic);
        if (field.Edge is { } edge)
        {
            writer.WriteLine($"/// <summary>What the edge <c>{field.Name}</c> refers to, or null.</summary>");
            using (writer.WriteBlock($"{access} {edge.LocalType(heap)} {field.AccessorName}"))
            {
                writer.WriteLine(
                    $"""
                    {SourceFile.InlineAtOnce}
                    get => {edge.Load(heap, place)};

                    {SourceFile.InlineAtOnce}
                    set => {barrier.Write(place, edge.Store("value"))};
                    """);
            }

            return;
        }

        (string what, string type, string value) = field switch
        {
            { Role: FieldRole.FixedBuffer } => ("The elements of the buffer", $"global::System.Span<{field.TypeName}>", place),
            { Role: FieldRole.Length } => ("The number of elements in the tail, held in", field.TypeName, place),
            { Inline: { IsEdgeArray: true } array } =>
                ("The elements of the array", $"{array.AccessorsFullName}.{EdgeView.NameOfArray}", $"new(({array.TypeName}*)Cs::Unsafe.AsPointer(ref {place}))"),
            { Inline: { ElementTypeName: { } element } array } =>
                ("The elements of the array", $"global::System.Span<{element}>", $"{array.TypeName}.Layout.Elements(({array.TypeName}*)Cs::Unsafe.AsPointer(ref {place}))"),
            { IsReadOnly: true } => ("The field", $"ref readonly {field.TypeName}", "ref " + place),
            _ => ("The field", $"ref {field.TypeName}", "ref " + place),
        };
        string valid = field.Role == FieldRole.Length ? "" : ", valid until the next call that can collect";
        writer.WriteLine($"/// <summary>{what} <c>{field.Name}</c>{valid}.</summary>");
        writer.WriteLine(SourceFile.GetterOf($"{access} {type} {field.AccessorName}", value));
    }
}
