using CopySpaceGen.Generator.Model;
using Microsoft.CodeAnalysis.Text;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes the file of a heap: its constructor, its mutator and its collector.</summary>
internal static class HeapEmitter
{
    public static SourceText Emit(HeapModel heap)
    {
        SourceWriter writer = new();
        string name = heap.Declaration.Identifier();
        SourceFile.WriteHeader(writer, (heap.HasKinds, heap.HasAnyEdges) switch
        {
            (false, _) => "A heap of one kind of object, so that nothing in it carries a kind.",
            (true, false) => $"A heap of {heap.Objects.Count} kinds of objects. Which kind an object is follows from the edge or root that refers to it.",
            _ => $"A heap of {heap.Objects.Count} kinds of objects. Which kind an object is follows from the edge or root that refers to it, or else from its header.",
        });
        using (SourceFile.Open(writer, heap.Declaration, containingTypes: true))
        {
            using (writer.WriteBlock($"{heap.Declaration.Header} : Gc::GcHeap{(heap.HasAnyEdges ? ", Rt::IAnyHeap" : "")}"))
            {
                if (heap.HasAnyEdges)
                {
                    AnyEmitter.WriteKinds(writer, heap);
                }

                WriteConstructor(writer, heap, name);
                MembershipEmitter.WriteContains(writer, heap);
                MembershipEmitter.WriteIsNew(writer, heap);
                if (heap.LogsFields)
                {
                    ChangedEdgesEmitter.WriteMember(writer, heap);
                }

                WriteCreateTracer(writer);
                WriteMaxObjectSize(writer, heap);
                MutatorEmitter.Emit(writer, heap);
                writer.WriteLine();
                CollectorEmitter.Emit(writer, heap);
                writer.WriteLine();
                VerifierEmitter.WriteVerifier(writer, heap);
            }
        }

        if (heap.HasAccessors)
        {
            writer.WriteLine();
            using (SourceFile.Open(writer, heap.Declaration, containingTypes: false))
            {
                WriteAccessors(writer, heap);
            }
        }

        return writer.ToSourceText();
    }

    private static void WriteConstructor(SourceWriter writer, HeapModel heap, string name)
    {
        string layout = $"MaxSize(), RootWords: {(heap.HasKinds ? 2 : 1)}"
            + (heap.IsAligned ? ", IsAligned: true" : "")
            + (heap.HasNarrowEdges ? ", HasNarrowEdges: true" : "")
            + (heap.HasLargeObjects ? ", HasLargeObjects: true" : "")
            + (heap.HasAtomicForwarding ? ", HasAtomicForwarding: true" : "")
            + (heap.LogsFields ? ", HasFieldLogging: true" : "");
        writer.WriteLine(
            $$"""
            /// <summary>Makes an empty heap.</summary>
            /// <param name="options">The settings; the defaults where null.</param>
            /// <exception cref="global::System.ArgumentOutOfRangeException">An option is out of its range.</exception>
            /// <exception cref="Gc::GcOutOfMemoryException">The system has not enough address space.</exception>
            {{SourceFile.GeneratedMember}}
            public {{name}}(Gc::GcHeapOptions? options = null)
                : base(options, new Rt::GcHeapLayout({{layout}}))
            {
            }

            /// <summary>Attaches the calling thread, which may then allocate. Dispose of the mutator to detach it.</summary>
            /// <exception cref="global::System.InvalidOperationException">A thread is attached already.</exception>
            /// <exception cref="global::System.ObjectDisposedException">The heap was disposed.</exception>
            {{SourceFile.GeneratedMember}}
            public Mutator Attach() => new(this);

            """);
    }

    private static void WriteAccessors(SourceWriter writer, HeapModel heap)
    {
        bool tellsHolder = heap.LogsFields && !heap.HasKinds;
        string name = heap.Declaration.FullName;
        writer.WriteLine(heap.HasAnyEdges
            ? $"/// <summary>What a value of <see cref=\"{name}\"/> is.</summary>"
            : $"/// <summary>Which object holds a changed edge of <see cref=\"{name}\"/>.</summary>");
        writer.WriteLine(SourceFile.GeneratedAttributes);
        using (writer.WriteBlock($"{Names.Accessibility(heap.Declaration.IsPublic)} static class {heap.AccessorsName}"))
        {
            if (heap.HasAnyEdges)
            {
                AnyEmitter.WriteKindOf(writer, heap);
            }

            if (heap.HasAnyEdges && tellsHolder)
            {
                writer.WriteLine();
            }

            if (tellsHolder)
            {
                ChangedEdgesEmitter.WriteHolder(writer, heap);
            }
        }
    }

    private static void WriteCreateTracer(SourceWriter writer) => writer.WriteLine(
        $"""
        /// <inheritdoc/>
        {SourceFile.GeneratedMember}
        protected override Rt::Tracer CreateTracer() => new Collector();

        /// <inheritdoc/>
        {SourceFile.GeneratedMember}
        protected override Rt::HeapVerifier CreateVerifier() => new Verifier();

        """);

    private static void WriteMaxObjectSize(SourceWriter writer, HeapModel heap)
    {
        writer.WriteLine("// How much room the copies of a full heap can take depends on the largest object.");
        writer.WriteLine(SourceFile.GeneratedMember);
        using (writer.WriteBlock("private static int MaxSize()"))
        {
            writer.WriteLine(heap.Objects.Any(static type => type.Tail is not null) ? "int max = MaxObjectSize;" : "int max = 0;");
            foreach (ObjectModel type in heap.Objects.Where(static type => !type.MayBeLarge))
            {
                writer.WriteLine($"max = global::System.Math.Max(max, {type.Layout()}.Size);");
            }

            writer.WriteLine("return max;");
        }

        writer.WriteLine();
    }
}
