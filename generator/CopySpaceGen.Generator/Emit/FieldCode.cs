using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes what the class inside of a struct hands out of its private fields.</summary>
internal static class FieldCode
{
    public static void WriteFields(SourceWriter writer, IEnumerable<FieldModel> fields, string pointer, string self)
    {
        writer.WriteLine("// The fields themselves, for the accessors.");
        foreach (FieldModel field in fields)
        {
            string reference = field.IsReadOnly ? "ref readonly" : "ref";
            string name = $"{field.AccessorName}Field({pointer} {self})";
            string? member = field.Role switch
            {
                FieldRole.Edge => $"ref {field.Edge!.FieldType()} {name} => ref {self}->{field.Name};",
                FieldRole.Inline => $"ref {field.TypeName} {name} => ref {self}->{field.Name};",
                FieldRole.Data => $"{reference} {field.TypeName} {name} => ref {self}->{field.Name};",
                FieldRole.Length => $"{field.TypeName} {name} => {self}->{field.Name};",
                FieldRole.FixedBuffer => $"global::System.Span<{field.TypeName}> {name} => new({self}->{field.Name}, {field.BufferLength});",
                _ => null,
            };
            if (member is not null)
            {
                writer.WriteLine(SourceFile.Inline);
                writer.WriteLine("internal static " + member);
            }
        }
    }

    /// <summary>A field as a place that can be written, even if it is readonly for the user.</summary>
    public static string Writable(FieldModel field, string self) => field switch
    {
        { IsReadOnly: false } => $"{self}->{field.Name}",

        // A pointer type cannot be a type argument, so the usual way around readonly is not for it.
        { IsPointer: true } => $"*({field.TypeName}*)&{self}->{field.Name}",
        _ => $"Cs::Unsafe.AsRef(in {self}->{field.Name})",
    };
}
