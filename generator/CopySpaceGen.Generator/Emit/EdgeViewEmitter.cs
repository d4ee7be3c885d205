namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes the type by which the user reads and writes the edges in a tail or in an inline array: what a span is for data.</summary>
internal static class EdgeViewEmitter
{
    public static void Emit(SourceWriter writer, EdgeView view)
    {
        string value = view.Edge.LocalType(view.HeapFullName);
        string element = $"{view.Element}(Rt::GcAccess.Target(_owner), _start + index)";
        writer.WriteLine("/// <summary>A range of edges, valid until the next call that can collect.</summary>");
        string access = Names.Accessibility(view.IsPublic);
        string holder = view.KnowsHolder ? ", _holder, _kind" : "";
        using (writer.WriteBlock($"{access} readonly ref struct {view.Name}"))
        {
            WriteConstructors(writer, view);
            writer.WriteLine(
                $$"""
                /// <summary>The number of edges.</summary>
                public nint Length { get; }

                /// <summary>What an edge refers to, or null.</summary>
                /// <exception cref="global::System.IndexOutOfRangeException">There is no such edge.</exception>
                public {{value}} this[nint index]
                {
                    {{SourceFile.InlineAtOnce}}
                    get
                    {
                        Rt::GcAccess.CheckIndex(index, Length);
                        return {{view.Barrier.Read(view.Edge, view.HeapFullName, element)}};
                    }

                    {{SourceFile.InlineAtOnce}}
                    set
                    {
                        Rt::GcAccess.CheckIndex(index, Length);
                        {{view.Barrier.Write(element, view.Edge.Store("value"))}};
                    }
                }

                /// <summary>Writes an edge: the same as the indexer, which can only be used on a variable.</summary>
                /// <exception cref="global::System.IndexOutOfRangeException">There is no such edge.</exception>
                {{SourceFile.InlineAtOnce}}
                public void Set(nint index, {{value}} value)
                {
                    Rt::GcAccess.CheckIndex(index, Length);
                    {{view.Barrier.Write(element, view.Edge.Store("value"))}};
                }

                /// <summary>Makes all edges refer to the same object, or to none.</summary>
                public void Fill({{value}} value)
                {
                    for (nint index = 0; index < Length; index++)
                    {
                        {{view.Barrier.Write(element, view.Edge.Store("value"))}};
                    }
                }

                /// <summary>Makes the first edges of another range refer to what these do; the ranges may overlap.</summary>
                /// <exception cref="global::System.ArgumentOutOfRangeException">The other range has fewer edges than this one.</exception>
                public void CopyTo({{view.Name}} other)
                {
                    Rt::GcAccess.CheckRange(0, Length, other.Length);
                    if (_owner == other._owner && _start < other._start)
                    {
                        for (nint index = Length - 1; index >= 0; index--)
                        {
                            other.Set(index, this[index]);
                        }

                        return;
                    }

                    for (nint index = 0; index < Length; index++)
                    {
                        other.Set(index, this[index]);
                    }
                }

                /// <summary>A part of these edges.</summary>
                /// <exception cref="global::System.ArgumentOutOfRangeException">The part is not within the range.</exception>
                public {{view.Name}} Slice(nint start, nint length)
                {
                    Rt::GcAccess.CheckRange(start, length, Length);
                    return new(_owner, _start + start, length{{holder}});
                }
                """);
        }

        if (view.HasReadOnly)
        {
            writer.WriteLine();
            WriteReadOnly(writer, view, access, value);
        }
    }

    private static void WriteReadOnly(SourceWriter writer, EdgeView view, string access, string value)
    {
        string name = EdgeView.NameOfArray(isReadOnly: true);
        writer.WriteLine("/// <summary>A range of edges of a struct that was handed out to be read, valid until the next call that can collect.</summary>");
        using (writer.WriteBlock($"{access} readonly ref struct {name}"))
        {
            writer.WriteLine(
                $$"""
                private readonly {{view.Name}} _edges;

                internal {{name}}({{view.Name}} edges) => _edges = edges;

                /// <summary>The number of edges.</summary>
                public nint Length => _edges.Length;

                /// <summary>What an edge refers to, or null.</summary>
                /// <exception cref="global::System.IndexOutOfRangeException">There is no such edge.</exception>
                public {{value}} this[nint index]
                {
                    {{SourceFile.InlineAtOnce}}
                    get => _edges[index];
                }

                /// <summary>Makes the first edges of another range refer to what these do; the ranges may overlap.</summary>
                /// <exception cref="global::System.ArgumentOutOfRangeException">The other range has fewer edges than this one.</exception>
                public void CopyTo({{view.Name}} other) => _edges.CopyTo(other);

                /// <summary>A part of these edges.</summary>
                /// <exception cref="global::System.ArgumentOutOfRangeException">The part is not within the range.</exception>
                public {{name}} Slice(nint start, nint length) => new(_edges.Slice(start, length));
                """);
        }
    }

    private static void WriteConstructors(SourceWriter writer, EdgeView view)
    {
        string parameters = view.KnowsHolder ? ", void* holder, int kind" : "";
        string arguments = view.KnowsHolder ? ", holder, kind" : "";
        writer.WriteLine(
            $"""
            private readonly {Names.Reference(view.OwnerName)} _owner;
            private readonly nint _start;
            """);
        if (view.KnowsHolder)
        {
            writer.WriteLine(
                """

                // The object that the edges are in. Null in a struct that was handed out to be written: all its edges are listed already.
                private readonly void* _holder;
                private readonly int _kind;
                """);
        }

        writer.WriteLine();
        using (writer.WriteBlock($"internal {view.Name}({Names.Reference(view.OwnerName)} owner, nint start, nint length{parameters})"))
        {
            writer.WriteLine("_owner = owner;");
            writer.WriteLine("_start = start;");
            writer.WriteLine("Length = length;");
            if (view.KnowsHolder)
            {
                writer.WriteLine("_holder = holder;");
                writer.WriteLine("_kind = kind;");
            }
        }

        writer.WriteLine();
        if (view.Length is int length)
        {
            writer.WriteLine(
                $$"""
                internal {{view.Name}}({{view.OwnerName}}* array{{parameters}})
                    : this(Rt::GcAccess.Reference(array), 0, {{length}}{{arguments}})
                {
                }

                """);
        }
    }
}
