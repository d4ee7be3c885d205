using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes what the user asks a heap about an object: whether it is in the heap, and whether it is new there.</summary>
internal static class MembershipEmitter
{
    private const string NewSince = "was allocated since the last collection, or since the heap was made";

    public static void WriteContains(SourceWriter writer, HeapModel heap)
    {
        writer.WriteLine("/// <summary>Whether a reference is to an object of this heap; false for null.</summary>");
        WriteTypeParameter(writer, heap);
        writer.WriteLine("/// <param name=\"reference\">The reference.</param>");
        WriteSignature(writer, heap, "Contains");
        writer.WriteLine(heap.IsAligned
            ? "    => (nuint)Rt::GcAccess.Target(reference) - LowAddress < AddressRange;"
            : "    => ContainsAddress((nuint)Rt::GcAccess.Target(reference));");
        writer.WriteLine();
    }

    public static void WriteIsNew(SourceWriter writer, HeapModel heap)
    {
        writer.WriteLine($"/// <summary>Whether an object {NewSince}.</summary>");
        WriteTypeParameter(writer, heap);
        writer.WriteLine("/// <param name=\"reference\">A reference to the object.</param>");
        WriteExceptions(writer, "The reference is null, or to an object of another heap.");
        WriteSignature(writer, heap, "IsNew");
        writer.WriteLine("    => IsNewObject((nuint)Rt::GcAccess.Target(reference));");
        writer.WriteLine();
        if (!heap.HasAnyEdges)
        {
            return;
        }

        writer.WriteLine($"/// <summary>Whether an object of any type {NewSince}.</summary>");
        writer.WriteLine("/// <param name=\"any\">A reference to the object.</param>");
        WriteExceptions(writer, "The value is no reference, or one to an object of another heap.");
        writer.WriteLine(
            $"""
            {SourceFile.GeneratedMember}
            public bool IsNew(Gc::GcAny<{heap.Declaration.FullName}> any)
                => IsNewObject(Rt::GcAccess.Word(any));

            """);
    }

    private static void WriteTypeParameter(SourceWriter writer, HeapModel heap)
    {
        if (heap.HasKinds)
        {
            writer.WriteLine("/// <typeparam name=\"T\">A type of this heap.</typeparam>");
        }
    }

    private static void WriteExceptions(SourceWriter writer, string argument) => writer.WriteLine(
        $"""
        /// <exception cref="global::System.ArgumentException">{argument}</exception>
        /// <exception cref="global::System.InvalidOperationException">The calling thread is not attached.</exception>
        /// <exception cref="global::System.ObjectDisposedException">The heap was disposed.</exception>
        """);

    private static void WriteSignature(SourceWriter writer, HeapModel heap, string name)
    {
        string type = heap.HasKinds ? "T" : heap.Objects[0].Declaration.FullName;
        string parameter = heap.HasKinds ? "<T>" : "";
        string access = Names.Accessibility(heap.HasKinds || heap.Objects[0].Declaration.IsPublic);
        writer.WriteLine(SourceFile.GeneratedMember);
        writer.WriteLine($"{access} unsafe bool {name}{parameter}({Names.Reference(type)} reference)");
        if (heap.HasKinds)
        {
            writer.WriteLine($"    where T : unmanaged, {heap.ObjectInterface()}");
        }
    }
}
