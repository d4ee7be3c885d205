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
                    get => {barrier.Read(edge, heap, place)};

                    {SourceFile.InlineAtOnce}
                    set => {barrier.Write(place, edge.Store("value"))};
                    """);
            }

            return;
        }

        // What is in a struct that is handed out to be read is itself to be read.
        bool isReadOnly = field.IsReadOnly || (barrier.Logs && (barrier.IsInStruct || PartEmitter.IsPart(field)));
        (string what, string type, string value) = HandOut(field, place, barrier, isReadOnly);
        string valid = field.Role == FieldRole.Length ? "" : ", valid until the next call that can collect";
        writer.WriteLine($"/// <summary>{what} <c>{field.Name}</c>{valid}.</summary>");
        writer.WriteLine(SourceFile.GetterOf($"{access} {type} {field.AccessorName}", value));
    }

    /// <summary>What a field that is no edge is, the type that it is handed out as, and the code that hands it out.</summary>
    public static (string What, string Type, string Value) HandOut(FieldModel field, string place, BarrierCode barrier, bool isReadOnly) => field switch
    {
        { Role: FieldRole.FixedBuffer } => ("The elements of the buffer", Span(field.TypeName, isReadOnly), place),
        { Role: FieldRole.Length } => ("The number of elements in the tail, held in", field.TypeName, place),
        { Inline: { IsEdgeArray: true } array } =>
            ("The elements of the array", $"{array.AccessorsFullName}.{EdgeView.NameOfArray(isReadOnly)}", EdgeView.OfArray(array, place, barrier, isReadOnly)),
        { Inline: { ElementTypeName: { } element } array } =>
            ("The elements of the array", Span(element, isReadOnly), $"{array.TypeName}.Layout.Elements({Pointer(array, place)})"),
        _ => ("The field", $"{(isReadOnly ? "ref readonly" : "ref")} {field.TypeName}", "ref " + place),
    };

    /// <summary>The type that elements are handed out as.</summary>
    public static string Span(string element, bool isReadOnly) => $"global::System.{(isReadOnly ? "ReadOnlySpan" : "Span")}<{element}>";

    /// <summary>A pointer to a struct in a field.</summary>
    public static string Pointer(InlineUse inline, string place) => $"({inline.TypeName}*)Cs::Unsafe.AsPointer(ref {place})";
}
