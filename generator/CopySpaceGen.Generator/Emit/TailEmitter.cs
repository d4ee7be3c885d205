using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes what the class inside of a struct with a tail knows of the tail: its place, its elements, and how it is traced.</summary>
internal static class TailEmitter
{
    public static void WriteSize(SourceWriter writer, ObjectModel type, TailModel tail, string self)
    {
        string element = tail.Element.Edge?.FieldType() ?? tail.Element.TypeName;
        string front = (type.HasHeader ? "Rt::Tracer.HeaderSize + " : "") + "Offset" + (type.IsAligned16 ? " + Rt::Tracer.Padding16" : "");
        writer.WriteLine(
            $$"""
            /// <summary>The bytes from the object to its tail.</summary>
            {{OffsetOf("Offset", type, tail.Element.Name)}}

            /// <summary>The bytes of an element of the tail.</summary>
            {{SourceFile.ConstantOf("internal static nint ElementSize", $"sizeof({element})")}}

            /// <summary>The bytes in front of the tail{{(type.HasHeader ? ", the header included" : "")}}.</summary>
            {{SourceFile.ConstantOf("internal static nint SizeWithoutTail", front)}}

            /// <summary>The length of the longest tail of an object that is not large.</summary>
            {{SourceFile.ConstantOf("internal static nint MaxSmallLength", "(Gc::GcHeap.MaxObjectSize - SizeWithoutTail) / ElementSize")}}

            /// <summary>The bytes that an object takes, rounded up to the granule.</summary>
            {{SourceFile.Inline}}
            internal static nint SizeOf(nint length) => (SizeWithoutTail + (length * ElementSize) + (Rt::Tracer.Granule - 1)) & ~(nint)(Rt::Tracer.Granule - 1);

            /// <summary>The number of elements in the tail of an object.</summary>
            {{SourceFile.Inline}}
            internal static nint LengthOf({{type.Pointer()}} {{self}}) => {{self}}->{{tail.Length.Name}};

            /// <summary>The elements of the tail. The addition of nothing shows editors that the field is written, and so is not to be readonly.</summary>
            {{SourceFile.Inline}}
            internal static {{element}}* TailOf({{type.Pointer()}} {{self}}) => ({{element}}*)Cs::Unsafe.AsPointer(ref Cs::Unsafe.Add(ref {{self}}->{{tail.Element.Name}}, 0));

            """);
    }

    /// <summary>A property for the bytes from an object to a field. No object is needed, only a place that is not null; the JIT compiler makes it a constant.</summary>
    public static string OffsetOf(string property, ObjectModel type, string field) =>
        $$"""
        internal static nint {{property}}
        {
            {{SourceFile.Inline}}
            get
            {
                byte place;
                return (nint)((byte*)&(({{type.Pointer()}})&place)->{{field}} - &place);
            }
        }
        """;

    public static void WriteInitialize(SourceWriter writer, ObjectModel type, TailModel tail, string self)
    {
        string pointer = $"{type.Pointer()} {self}";
        writer.WriteLine(
            $"""
            // Makes all elements zero, null or nothing.
            {SourceFile.Inline}
            internal static void ClearTail({pointer}) =>
                global::System.Runtime.InteropServices.NativeMemory.Clear(TailOf({self}), (nuint)(LengthOf({self}) * ElementSize));

            """);
        if (tail.Element.Role == FieldRole.Data)
        {
            writer.WriteLine(
                $"""
                {SourceFile.Inline}
                internal static void CopyTail({pointer}, global::System.ReadOnlySpan<{tail.Element.TypeName}> {tail.Element.ParameterName}) =>
                    {tail.Element.ParameterName}.CopyTo(new global::System.Span<{tail.Element.TypeName}>(TailOf({self}), {tail.Element.ParameterName}.Length));

                """);
        }
    }

    public static void WriteTrace(SourceWriter writer, ObjectModel type, TailModel tail, string self, string top)
    {
        string perElement = tail.EdgesPerElement.ToString(System.Globalization.CultureInfo.InvariantCulture);
        writer.WriteLine(
            $$"""
            /// <summary>The number of edges in an element of the tail.</summary>
            internal const int EdgesPerElement = {{perElement}};

            // Pushes the edges in a part of the tail, the last first.
            {{SourceFile.Inline}}
            """);
        using (writer.WriteBlock($"internal static nuint* TraceTail({type.Pointer()} {self}, nint first, nint end, nuint* {top})"))
        {
            string element = tail.Element.Edge?.FieldType() ?? tail.Element.TypeName;
            writer.WriteLine($"{element}* elements = TailOf({self});");
            TraceCode.WriteLoop(writer, tail.Element, "first", "end - 1", "elements", top, type.Kind is not null);
            writer.WriteLine();
            writer.WriteLine($"return {top};");
        }

        writer.WriteLine();
    }

    public static void WriteElements(SourceWriter writer, ObjectModel type, TailModel tail, string self)
    {
        FieldModel element = tail.Element;
        string pointer = $"{type.Pointer()} {self}";
        string elementType = element.Edge?.FieldType() ?? element.TypeName;
        if (element.Edge is not null || tail.IsLong)
        {
            writer.WriteLine(SourceFile.Inline);
            writer.WriteLine($"internal static ref {elementType} {element.AccessorName}Element({pointer}, nint index) => ref TailOf({self})[index];");
        }

        if (element.Edge is null)
        {
            string length = tail.IsLong ? $"checked((int)LengthOf({self}))" : $"{self}->{tail.Length.Name}";
            writer.WriteLine(SourceFile.Inline);
            writer.WriteLine($"internal static global::System.Span<{elementType}> {element.AccessorName}Field({pointer}) => new(TailOf({self}), {length});");
        }
    }
}
