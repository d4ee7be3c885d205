using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes the nested class by which a thread allocates and roots objects of the heap.</summary>
internal static class MutatorEmitter
{
    // An allocation with more fields than this is a call: its code would be longer than the call it saves.
    private const int MaxInlinedFields = 8;

    public static void Emit(SourceWriter writer, HeapModel heap)
    {
        writer.WriteLine("/// <summary>A thread's access to the heap: it allocates, roots and collects. Only for the thread that attached.</summary>");
        writer.WriteLine(SourceFile.GeneratedAttributes);
        using (writer.WriteBlock("public sealed unsafe class Mutator : Gc::GcMutator"))
        {
            using (writer.WriteBlock($"internal Mutator({heap.Declaration.FullName} heap)\n    : base(heap)"))
            {
            }

            foreach (ObjectModel type in heap.Objects)
            {
                writer.WriteLine();
                WriteAllocation(writer, type);
            }

            writer.WriteLine();
            WriteRoots(writer, heap);
        }
    }

    private static void WriteAllocation(SourceWriter writer, ObjectModel type)
    {
        string name = type.Declaration.Name;
        List<FieldModel> fields = [.. type.Parameters()];
        NameScope scope = new(fields);
        string self = scope.Take(type.Variable());
        string start = scope.Take("start");
        string end = scope.Take("end");
        string arguments = string.Join(", ", fields.Select(field =>
            field.Role == FieldRole.Edge ? $"Rt::GcAccess.Reference({field.ParameterName})" : field.ParameterName));
        string access = Names.Accessibility(type.Declaration.IsPublic && fields.TrueForAll(field => field.HasPublicType));

        writer.WriteLine($"/// <summary>Allocates {Names.Article(name)} {name}. References that are passed in stay valid for it even if this collects; others do not.</summary>");
        foreach (FieldModel field in fields)
        {
            writer.WriteLine($"/// <param name=\"{field.ParameterName.TrimStart('@')}\">The initial value of <c>{field.Name}</c>.</param>");
        }

        writer.WriteLine("/// <exception cref=\"Gc::GcOutOfMemoryException\">The heap is full, and a collection did not help.</exception>");
        writer.WriteLine("// The fast path adds the size to a pointer; it does not root the arguments, since it cannot collect.");
        if (fields.Count <= MaxInlinedFields)
        {
            writer.WriteLine(SourceFile.InlineAtOnce);
        }

        string parameters = string.Join(", ", fields.Select(field => $"{field.ArgumentType()} {field.ParameterName} = default"));
        using (writer.WriteBlock($"{access} {type.Reference()} New{name}({parameters})"))
        {
            writer.WriteLine(
                $$"""
                nuint {{start}} = Allocator.Hp;
                nuint {{end}} = {{start}} + (nuint){{type.Layout()}}.Size;
                if ({{end}} > Allocator.Limit)
                {
                    return SlowNew{{name}}({{arguments}});
                }

                Allocator.Hp = {{end}};
                """);
            WriteInitialization(writer, type, fields, self, start, field => field.ParameterName);
        }

        writer.WriteLine();
        WriteSlowPath(writer, type, fields, self, start, scope.Take("scope"));
    }

    private static void WriteSlowPath(SourceWriter writer, ObjectModel type, List<FieldModel> fields, string self, string start, string scope)
    {
        string parameters = string.Join(", ", fields.Select(field => $"{field.ParameterType()} {field.ParameterName}"));
        bool hasEdges = fields.Exists(field => field.Role == FieldRole.Edge);
        writer.WriteLine(hasEdges
            ? "// The slow path may collect, so it roots the arguments meanwhile."
            : "// The slow path may collect.");
        writer.WriteLine(SourceFile.NoInline);
        using (writer.WriteBlock($"private {type.Reference()} SlowNew{type.Declaration.Name}({parameters})"))
        {
            if (hasEdges)
            {
                writer.WriteLine($"using Gc::GcScope {scope} = OpenScope();");
            }

            Dictionary<FieldModel, string> roots = [];
            NameScope names = new(fields);
            names.Take(self);
            names.Take(start);
            names.Take(scope);
            foreach (FieldModel edge in fields.Where(field => field.Role == FieldRole.Edge))
            {
                roots[edge] = names.Take(edge.ParameterName.TrimStart('@') + "Root");
                string tag = type.Kind is null ? "" : $", {edge.TypeName}.Layout.Tag";
                string slot = $"PushRoot((nuint)Rt::GcAccess.Target({edge.ParameterName}){tag})";
                writer.WriteLine($"Gc::Local<{edge.TypeName}> {roots[edge]} = Rt::GcAccess.Local<{edge.TypeName}>({slot});");
            }

            writer.WriteLine($"nuint {start} = AllocateSlow({type.Layout()}.Size);");
            WriteInitialization(writer, type, fields, self, start, field => roots.TryGetValue(field, out string? root) ? root + ".Ref" : field.ParameterName);
        }
    }

    private static void WriteInitialization(
        SourceWriter writer, ObjectModel type, List<FieldModel> fields, string self, string start, Func<FieldModel, string> value)
    {
        string address = type.ForwardingEdge is null ? $"({start} + Rt::Tracer.HeaderSize)" : start;
        string values = string.Concat(fields.Select(field => field.Role == FieldRole.Edge ? $", {field.ToEdge()}({value(field)})" : $", {value(field)}"));
        writer.WriteLine(
            $"""
            {type.Pointer()} {self} = ({type.Pointer()}){address};
            {type.Layout()}.Initialize({self}{values});
            return Rt::GcAccess.Reference({self});
            """);
    }

    private static void WriteRoots(SourceWriter writer, HeapModel heap)
    {
        if (heap.HasKinds)
        {
            WriteGenericRoots(writer, heap);
        }
        else
        {
            WriteRootsOf(writer, heap.Objects[0]);
        }
    }

    private static void WriteRootsOf(SourceWriter writer, ObjectModel type)
    {
        string access = Names.Accessibility(type.Declaration.IsPublic);
        string name = type.Declaration.FullName;
        writer.WriteLine(
            $"""
            /// <summary>Roots an object until the innermost open scope closes.</summary>
            /// <param name="reference">The object, or null.</param>
            /// <exception cref="global::System.InvalidOperationException">No scope is open: see <see cref="Gc::GcMutator.OpenScope"/>.</exception>
            {SourceFile.InlineAtOnce}
            {access} Gc::Local<{name}> Local({type.Reference()} reference) => Rt::GcAccess.Local<{name}>(PushRoot((nuint)Rt::GcAccess.Target(reference)));

            /// <summary>Roots an object until the result is disposed of.</summary>
            /// <param name="reference">The object, or null.</param>
            {access} Gc::Persistent<{name}> Persistent({type.Reference()} reference) => MakePersistent(reference);

            /// <summary>Makes a handle that becomes null when the object dies.</summary>
            /// <param name="reference">The object, or null.</param>
            {access} Gc::Weak<{name}> Weak({type.Reference()} reference) => MakeWeak(reference);
            """);
    }

    // One method for all types: an overload for each would make the compiler choose among thousands. Since type arguments are not
    // inferred through conversions, handles need a form of their own.
    private static void WriteGenericRoots(SourceWriter writer, HeapModel heap)
    {
        string constraint = heap.ObjectInterface();
        writer.WriteLine(
            $$"""
            /// <summary>Roots an object until the innermost open scope closes.</summary>
            /// <typeparam name="T">A type of this heap.</typeparam>
            /// <param name="reference">The object, or null.</param>
            /// <exception cref="global::System.InvalidOperationException">No scope is open: see <see cref="Gc::GcMutator.OpenScope"/>.</exception>
            {{SourceFile.InlineAtOnce}}
            public Gc::Local<T> Local<T>(Gc::GcRef<T> reference) where T : unmanaged, {{constraint}} =>
                Rt::GcAccess.Local<T>(PushRoot((nuint)Rt::GcAccess.Target(reference), T.Tag));

            /// <summary>Roots an object until the result is disposed of.</summary>
            /// <typeparam name="T">A type of this heap.</typeparam>
            /// <param name="reference">The object, or null.</param>
            public Gc::Persistent<T> Persistent<T>(Gc::GcRef<T> reference) where T : unmanaged, {{constraint}} => MakePersistent(reference, T.Tag);

            /// <summary>Makes a handle that becomes null when the object dies.</summary>
            /// <typeparam name="T">A type of this heap.</typeparam>
            /// <param name="reference">The object, or null.</param>
            public Gc::Weak<T> Weak<T>(Gc::GcRef<T> reference) where T : unmanaged, {{constraint}} => MakeWeak(reference, T.Tag);

            /// <inheritdoc cref="Local{T}(Gc::GcRef{T})"/>
            {{SourceFile.InlineAtOnce}}
            public Gc::Local<T> Local<T>(Gc::Local<T> reference) where T : unmanaged, {{constraint}} => Local(reference.Ref);

            /// <inheritdoc cref="Persistent{T}(Gc::GcRef{T})"/>
            public Gc::Persistent<T> Persistent<T>(Gc::Local<T> reference) where T : unmanaged, {{constraint}} => Persistent(reference.Ref);

            /// <inheritdoc cref="Weak{T}(Gc::GcRef{T})"/>
            public Gc::Weak<T> Weak<T>(Gc::Local<T> reference) where T : unmanaged, {{constraint}} => Weak(reference.Ref);
            """);
    }
}
