using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes the nested class by which a thread allocates and roots objects of the heap.</summary>
internal static class MutatorEmitter
{
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
                AllocationEmitter.Emit(writer, type);
            }

            writer.WriteLine();
            WriteRoots(writer, heap);
            if (heap.HasAnyEdges)
            {
                writer.WriteLine();
                WriteRootsOfAny(writer, heap);
            }
        }
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
            {SourceFile.NoCollect}
            {SourceFile.InlineAtOnce}
            {access} Gc::Local<{name}> Local({type.Reference()} reference) => Rt::GcAccess.Local<{name}>(PushRoot((nuint)Rt::GcAccess.Target(reference)));

            /// <summary>Roots an object until the result is disposed of.</summary>
            /// <param name="reference">The object, or null.</param>
            {SourceFile.NoCollect}
            {access} Gc::Persistent<{name}> Persistent({type.Reference()} reference) => MakePersistent(reference);

            /// <summary>Makes a handle that becomes null when the object dies.</summary>
            /// <param name="reference">The object, or null.</param>
            {SourceFile.NoCollect}
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
            {{SourceFile.NoCollect}}
            {{SourceFile.InlineAtOnce}}
            public Gc::Local<T> Local<T>(Gc::GcRef<T> reference) where T : unmanaged, {{constraint}} =>
                Rt::GcAccess.Local<T>(PushRoot((nuint)Rt::GcAccess.Target(reference), T.Tag));

            /// <summary>Roots an object until the result is disposed of.</summary>
            /// <typeparam name="T">A type of this heap.</typeparam>
            /// <param name="reference">The object, or null.</param>
            {{SourceFile.NoCollect}}
            public Gc::Persistent<T> Persistent<T>(Gc::GcRef<T> reference) where T : unmanaged, {{constraint}} => MakePersistent(reference, T.Tag);

            /// <summary>Makes a handle that becomes null when the object dies.</summary>
            /// <typeparam name="T">A type of this heap.</typeparam>
            /// <param name="reference">The object, or null.</param>
            {{SourceFile.NoCollect}}
            public Gc::Weak<T> Weak<T>(Gc::GcRef<T> reference) where T : unmanaged, {{constraint}} => MakeWeak(reference, T.Tag);

            /// <inheritdoc cref="Local{T}(Gc::GcRef{T})"/>
            {{SourceFile.NoCollect}}
            {{SourceFile.InlineAtOnce}}
            public Gc::Local<T> Local<T>(Gc::Local<T> reference) where T : unmanaged, {{constraint}} => Local(reference.Ref);

            /// <inheritdoc cref="Persistent{T}(Gc::GcRef{T})"/>
            {{SourceFile.NoCollect}}
            public Gc::Persistent<T> Persistent<T>(Gc::Local<T> reference) where T : unmanaged, {{constraint}} => Persistent(reference.Ref);

            /// <inheritdoc cref="Weak{T}(Gc::GcRef{T})"/>
            {{SourceFile.NoCollect}}
            public Gc::Weak<T> Weak<T>(Gc::Local<T> reference) where T : unmanaged, {{constraint}} => Weak(reference.Ref);
            """);
    }

    private static void WriteRootsOfAny(SourceWriter writer, HeapModel heap)
    {
        string name = heap.Declaration.FullName;
        string tag = heap.HasKinds ? ", Rt::Tracer.AnyTag" : "";
        writer.WriteLine(
            $$"""
            /// <summary>Roots any value until the innermost open scope closes.</summary>
            /// <param name="any">The value.</param>
            /// <exception cref="global::System.InvalidOperationException">No scope is open: see <see cref="Gc::GcMutator.OpenScope"/>.</exception>
            {{SourceFile.NoCollect}}
            {{SourceFile.InlineAtOnce}}
            public Gc::LocalAny<{{name}}> Local(Gc::GcAny<{{name}}> any) => Rt::GcAccess.LocalAny<{{name}}>(PushRoot(Rt::GcAccess.Word(any){{tag}}));

            /// <summary>Roots any value until the result is disposed of.</summary>
            /// <param name="any">The value.</param>
            {{SourceFile.NoCollect}}
            public Gc::PersistentAny<{{name}}> Persistent(Gc::GcAny<{{name}}> any) => MakePersistent(any{{tag}});
            """);
    }
}
