using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>
/// Writes the class inside the struct that knows its private fields: size, forwarding word, initialisation, trace, and the fields
/// that others have no access to. All of it is inlined into the heap and the accessors.
/// </summary>
internal static class LayoutEmitter
{
    public static void Emit(SourceWriter writer, ObjectModel type)
    {
        string name = type.Declaration.Name;
        NameScope scope = new(type.Parameters());
        string self = scope.Take(type.Variable());
        writer.WriteLine($"/// <summary>Where the fields of {Names.Article(name)} {name} are, for the collector and the accessors of this type.</summary>");
        writer.WriteLine(SourceFile.GeneratedAttributes);
        writer.WriteLine(SourceFile.NotForUsers);
        using (writer.WriteBlock("internal static unsafe class Layout"))
        {
            WriteKind(writer, type);
            WriteSize(writer, type);
            WriteForwardingWord(writer, type, self);
            WriteInitialize(writer, type, self);
            WriteTrace(writer, type, self, scope.Take("top"));
            WriteFields(writer, type, self);
        }
    }

    private static void WriteKind(SourceWriter writer, ObjectModel type)
    {
        if (type.Kind is int kind)
        {
            writer.WriteLine(
                $"""
                /// <summary>The kind of this type among those of its heap.</summary>
                internal const int Kind = {kind};

                /// <summary>The kind as root slots and the stack of edges carry it: in the bits above the address.</summary>
                internal static nuint Tag => (nuint)Kind << Rt::Tracer.KindShift;

                """);
        }
    }

    private static void WriteSize(SourceWriter writer, ObjectModel type)
    {
        string name = type.Declaration.FullName;
        string size = type.ForwardingEdge is null ? $"Rt::Tracer.HeaderSize + sizeof({name})" : $"sizeof({name})";
        string what = type.ForwardingEdge is null ? "its header and its fields" : "its fields, without a header";
        writer.WriteLine(
            $$"""
            /// <summary>The bytes that an object takes: {{what}}, rounded up to the granule.</summary>
            internal static int Size => ({{size}} + (Rt::Tracer.Granule - 1)) & ~(Rt::Tracer.Granule - 1);

            """);
    }

    private static void WriteForwardingWord(SourceWriter writer, ObjectModel type, string self)
    {
        string name = type.Declaration.Name;
        string pointer = $"{type.Pointer()} {self}";
        writer.WriteLine(type.ForwardingEdge switch
        {
            null =>
                $"""
                // A type without edges has no word with free bits: a header in front of the fields tells whether the object has been
                // copied, and where to.
                {SourceFile.Inline}
                internal static nuint* ForwardingWord({pointer}) => (nuint*){self} - 1;

                """,
            { IsNarrow: true } edge =>
                $"""
                // All 32 bits of the edge {edge.Name} are in use, but an object that has not been copied refers to no copy: what refers
                // to the region that copies are made in is the place of its own copy. Hence {Names.Article(name)} {name} needs no header.
                {SourceFile.Inline}
                internal static uint* ForwardingWord({pointer}) => (uint*)&{self}->{edge.Name};

                """,
            { } edge =>
                $"""
                // References are multiples of 8, so the low bits of the edge {edge.Name} are free to tell that the object has been
                // copied and that the rest of the word is the address of the copy. Hence {Names.Article(name)} {name} needs no header.
                {SourceFile.Inline}
                internal static nuint* ForwardingWord({pointer}) => (nuint*)&{self}->{edge.Name};

                """,
        });
    }

    private static void WriteInitialize(SourceWriter writer, ObjectModel type, string self)
    {
        string parameters = string.Concat(type.Parameters().Select(field =>
            $", {(field.Role == FieldRole.Edge ? field.EdgeType() : field.TypeName)} {field.ParameterName}"));
        writer.WriteLine("// Memory comes as the last object left it, so every field is written.");
        writer.WriteLine(SourceFile.Inline);
        using (writer.WriteBlock($"internal static void Initialize({type.Pointer()} {self}{parameters})"))
        {
            if (type.ForwardingEdge is null)
            {
                writer.WriteLine($"*ForwardingWord({self}) = 0;");
            }

            foreach (FieldModel field in type.Fields)
            {
                writer.WriteLine(field switch
                {
                    { Role: FieldRole.FixedBuffer } => $"new global::System.Span<byte>({self}->{field.Name}, {field.BufferLength} * sizeof({field.TypeName})).Clear();",
                    { Role: FieldRole.Hidden } => $"{Writable(field, self)} = default;",
                    _ => $"{Writable(field, self)} = {field.ParameterName};",
                });
            }
        }

        writer.WriteLine();
    }

    // A pointer type cannot be a type argument, so the usual way around readonly is not for it.
    private static string Writable(FieldModel field, string self) => field switch
    {
        { IsReadOnly: false } => $"{self}->{field.Name}",
        { IsPointer: true } => $"*({field.TypeName}*)&{self}->{field.Name}",
        _ => $"Cs::Unsafe.AsRef(in {self}->{field.Name})",
    };

    private static void WriteTrace(SourceWriter writer, ObjectModel type, string self, string top)
    {
        if (!type.Edges().Any())
        {
            return;
        }

        writer.WriteLine(
            $"""
            /// <summary>The number of edges.</summary>
            internal const int EdgeCount = {type.Edges().Count()};

            // Pushes the edges that refer to an object: the last declared goes first, so that the first declared is popped, and its
            // referent copied, first.
            {SourceFile.Inline}
            """);
        using (writer.WriteBlock($"internal static nuint* Trace({type.Pointer()} {self}, nuint* {top})"))
        {
            foreach (FieldModel edge in type.Edges().Reverse())
            {
                string tag = (edge.IsNarrow ? " | Rt::Tracer.NarrowBit" : "") + (type.Kind is null ? "" : $" | {edge.TypeName}.Layout.Tag");
                using (writer.WriteBlock($"if (!{self}->{edge.Name}.IsNull)"))
                {
                    writer.WriteLine($"*{top}++ = (nuint)(&{self}->{edge.Name}){tag};");
                }

                writer.WriteLine();
            }

            writer.WriteLine($"return {top};");
        }

        writer.WriteLine();
    }

    private static void WriteFields(SourceWriter writer, ObjectModel type, string self)
    {
        writer.WriteLine("// The fields themselves, for the accessors.");
        foreach (FieldModel field in type.Fields)
        {
            string pointer = $"{type.Pointer()} {self}";
            string reference = field.IsReadOnly ? "ref readonly" : "ref";
            switch (field.Role)
            {
                case FieldRole.Edge:
                    writer.WriteLine(SourceFile.Inline);
                    writer.WriteLine($"internal static ref {field.EdgeType()} {field.AccessorName}Field({pointer}) => ref {self}->{field.Name};");
                    break;
                case FieldRole.Data:
                    writer.WriteLine(SourceFile.Inline);
                    writer.WriteLine($"internal static {reference} {field.TypeName} {field.AccessorName}Field({pointer}) => ref {self}->{field.Name};");
                    break;
                case FieldRole.FixedBuffer:
                    writer.WriteLine(SourceFile.Inline);
                    writer.WriteLine($"internal static global::System.Span<{field.TypeName}> {field.AccessorName}Field({pointer}) => new({self}->{field.Name}, {field.BufferLength});");
                    break;
                default:
                    break;
            }
        }
    }
}
