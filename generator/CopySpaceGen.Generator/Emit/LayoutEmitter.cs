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
        NameScope scope = new(type.Parameters().Concat(type.Tail is { } tail ? [tail.Element, tail.Length] : Array.Empty<FieldModel>()));
        string self = scope.Take(type.Variable());
        writer.WriteLine($"/// <summary>Where the fields of {Names.Article(name)} {name} are, for the collector and the accessors of this type.</summary>");
        writer.WriteLine(SourceFile.GeneratedAttributes);
        writer.WriteLine(SourceFile.NotForUsers);
        using (writer.WriteBlock("internal static unsafe class Layout"))
        {
            WriteKind(writer, type);
            if (type.Tail is null)
            {
                WriteSize(writer, type);
            }
            else
            {
                TailEmitter.WriteSize(writer, type, type.Tail, self);
            }

            WriteObjectAt(writer, type);
            WriteForwardingWord(writer, type, self);
            WriteInitialize(writer, type, self);
            if (type.Tail is not null)
            {
                TailEmitter.WriteInitialize(writer, type, type.Tail, self);
            }

            WriteTrace(writer, type, self, scope.Take("top"));
            VerifierEmitter.WriteExtent(writer, type, self);
            VerifierEmitter.WriteShowEdges(writer, type, self);
            ChangedEdgesEmitter.WriteName(writer, type, self);
            LogEmitter.WriteLogTail(writer, type, self);
            FieldCode.WriteFields(writer, type.Fields, type.Pointer(), self);
            if (type.Tail is not null)
            {
                TailEmitter.WriteElements(writer, type, type.Tail, self);
            }
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
                {SourceFile.ConstantOf("internal static nuint Tag", "(nuint)Kind << Rt::Tracer.KindShift")}

                """);
        }

        if (type.IsAnyTarget)
        {
            writer.WriteLine(type.Kind is int
                ? "/// <summary>What is in front of each object, to tell its kind to edges that may refer to several.</summary>"
                : "/// <summary>Nothing is in front of an object: there is no other kind to tell it from.</summary>");
            writer.WriteLine($"internal const nuint HeaderWord = {(type.Kind is int number ? 2 * (number + 1) : 0)};");
            writer.WriteLine();
        }
    }

    private static void WriteSize(SourceWriter writer, ObjectModel type)
    {
        string name = type.Declaration.FullName;
        string size = (type.HasHeader ? "Rt::Tracer.HeaderSize + " : "") + $"sizeof({name})" + (type.IsAligned16 ? " + Rt::Tracer.Padding16" : "");
        string what = (type.HasHeader ? "its header and its fields" : "its fields, without a header") + (type.IsAligned16 ? ", with room to align it to 16 bytes" : "");
        writer.WriteLine(
            $"""
            /// <summary>The bytes that an object takes: {what}, rounded up to the granule.</summary>
            {SourceFile.ConstantOf("internal static int Size", $"({size} + (Rt::Tracer.Granule - 1)) & ~(Rt::Tracer.Granule - 1)")}

            """);
    }

    private static void WriteObjectAt(SourceWriter writer, ObjectModel type)
    {
        string start = type.HasHeader ? "(start + Rt::Tracer.HeaderSize)" : "start";
        string address = type.IsAligned16 ? $"Rt::Tracer.Align16{(type.HasHeader ? start : $"({start})")}" : start;
        writer.WriteLine(
            $"""
            /// <summary>The object in the memory that it takes.</summary>
            {SourceFile.Inline}
            internal static {type.Pointer()} ObjectAt(nuint start) => ({type.Pointer()}){address};

            """);
    }

    private static void WriteForwardingWord(SourceWriter writer, ObjectModel type, string self)
    {
        string name = type.Declaration.Name;
        string a = Names.Article(name);
        string pointer = $"{type.Pointer()} {self}";
        string field = type.Forwarding.FieldName ?? "";
        string place = type.Forwarding.InlineTypeName is { } inline ? $"{inline}.Layout.ForwardingEdge(&{self}->{field})" : $"&{self}->{field}";
        string? text = type.Forwarding.Word switch
        {
            ForwardingWord.Header when type.HasKindHeader =>
                $"""
                // Edges that may refer to several kinds read the kind of an object from a header in front of the fields, which also tells
                // whether the object has been copied, and where to: its lowest bit is free.
                {SourceFile.Inline}
                internal static nuint* ForwardingWord({pointer}) => (nuint*){self} - 1;

                """,
            ForwardingWord.Header =>
                $"""
                // A type without edges has no word with free bits: a header in front of the fields tells whether the object has been
                // copied, and where to.
                {SourceFile.Inline}
                internal static nuint* ForwardingWord({pointer}) => (nuint*){self} - 1;

                """,
            ForwardingWord.NarrowEdge =>
                $"""
                // All 32 bits of the edge {field} are in use, but an object that has not been copied refers to no copy: what refers
                // to the region that copies are made in is the place of its own copy. Hence {a} {name} needs no header.
                {SourceFile.Inline}
                internal static uint* ForwardingWord({pointer}) => (uint*){place};

                """,
            ForwardingWord.Value =>
                $"""
                // No value of the field {field} has the lowest three bits 100: they tell that the object has been copied and that
                // the rest of the word is the address of the copy. Hence {a} {name} needs no header.
                {SourceFile.Inline}
                internal static nuint* ForwardingWord({pointer}) => (nuint*){place};

                """,
            ForwardingWord.Length =>
                $"""
                // The length {field} is never negative: its sign bit tells that the object has been copied. The address of the copy is in
                // the word that the length is in, rotated so that a bit that is free in addresses comes to lie there. Hence {a} {name}
                // needs no header.
                {SourceFile.Inline}
                internal static nuint* ForwardingWord({pointer}) => (nuint*)((nuint)(&{self}->{field}) & ~(nuint)(Rt::Tracer.Granule - 1));

                // Which bit of that word is the sign bit.
                {SourceFile.ConstantOf(
                    "internal static int LengthSignBit",
                    $"(8 * (int)(LengthOffset % Rt::Tracer.Granule)) + (8 * sizeof({type.Tail!.Length.TypeName})) - 1")}

                {TailEmitter.OffsetOf("LengthOffset", type, field)}

                """ + (type.HasAtomicForwarding ? WriteLengthIn(type) : ""),
            ForwardingWord.WideEdge =>
                $"""
                // References are multiples of 8, so the low bits of the edge {field} are free to tell that the object has been
                // copied and that the rest of the word is the address of the copy. Hence {a} {name} needs no header.
                {SourceFile.Inline}
                internal static nuint* ForwardingWord({pointer}) => (nuint*){place};

                """,
            _ when type.HasKindHeader =>
                $"""
                // Edges that may refer to several kinds read the kind of an object from a header in front of the fields.
                {SourceFile.Inline}
                internal static nuint* ForwardingWord({pointer}) => (nuint*){self} - 1;

                """,
            _ => null,
        };
        if (text is not null)
        {
            writer.WriteLine(text);
        }
    }

    private static string WriteLengthIn(ObjectModel type) =>
        $$"""

        // The length in that word, as long as the object has not been copied. Another thread may copy it at any moment, so the length is taken
        // from what was read of the word once.
        {{SourceFile.Inline}}
        internal static nint LengthIn(nuint word) => unchecked(({{type.Tail!.Length.TypeName}})(word >> (8 * (int)(LengthOffset % Rt::Tracer.Granule))));

        """;

    private static void WriteInitialize(SourceWriter writer, ObjectModel type, string self)
    {
        string parameters = string.Concat(type.Parameters().Select(field => $", {field.Edge?.FieldType() ?? field.TypeName} {field.ParameterName}"));
        string length = type.Tail is { Length: { } field } ? $", {field.TypeName} {field.ParameterName}" : "";
        writer.WriteLine(type.Tail is null
            ? "// Memory comes as the last object left it, so every field is written."
            : "// Memory comes as the last object left it, so every field is written; the tail is written apart.");
        writer.WriteLine(SourceFile.Inline);
        using (writer.WriteBlock($"internal static void Initialize({type.Pointer()} {self}{length}{parameters})"))
        {
            if (type.HasHeader)
            {
                writer.WriteLine($"*ForwardingWord({self}) = {type.HeaderWord()};");
            }

            foreach (FieldModel item in type.Fields)
            {
                writer.WriteLine(item switch
                {
                    { Role: FieldRole.FixedBuffer } => $"new global::System.Span<byte>({self}->{item.Name}, {item.BufferLength} * sizeof({item.TypeName})).Clear();",
                    { Role: FieldRole.Hidden or FieldRole.Inline } => $"{FieldCode.Writable(item, self)} = default;",
                    _ => $"{FieldCode.Writable(item, self)} = {item.ParameterName};",
                });
            }
        }

        writer.WriteLine();
    }

    private static void WriteTrace(SourceWriter writer, ObjectModel type, string self, string top)
    {
        bool hasEdgeTail = type.Tail is { EdgesPerElement: > 0 };
        if (type.FixedEdgeCount > 0)
        {
            writer.WriteLine(
                $"""
                /// <summary>The number of edges{(hasEdgeTail ? " in the fields" : "")}.</summary>
                internal const int EdgeCount = {type.FixedEdgeCount};

                // Pushes the edges that refer to an object: the last declared goes first, so that the first declared is popped, and its
                // referent copied, first.
                {SourceFile.Inline}
                """);
            using (writer.WriteBlock($"internal static nuint* Trace({type.Pointer()} {self}, nuint* {top})"))
            {
                TraceCode.WriteFields(writer, type.Fields, self, top, type.Kind is not null);
                writer.WriteLine($"return {top};");
            }

            writer.WriteLine();
        }

        if (hasEdgeTail)
        {
            TailEmitter.WriteTrace(writer, type, type.Tail!, self, top);
        }
    }
}
