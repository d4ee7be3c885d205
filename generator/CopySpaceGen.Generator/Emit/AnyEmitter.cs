using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes what the user asks a value of any kind: which kind it is.</summary>
internal static class AnyEmitter
{
    // As many as there are kinds of values that are no references, nothing included.
    private const int FirstType = 4;

    public static void WriteKinds(SourceWriter writer, HeapModel heap)
    {
        writer.WriteLine("/// <summary>The kinds of values that a field for any value can hold.</summary>");
        writer.WriteLine(SourceFile.GeneratedEnum);
        using (writer.WriteBlock("public enum Kind"))
        {
            writer.WriteLine(
                """
                /// <summary>Nothing.</summary>
                Nothing,

                /// <summary>An integer.</summary>
                Integer,

                /// <summary>A bool.</summary>
                Boolean,

                /// <summary>A char.</summary>
                Character,
                """);
            foreach (ObjectModel type in Targets(heap))
            {
                writer.WriteLine();
                writer.WriteLine($"/// <summary>A reference to {Names.Article(type.Declaration.Name)} {type.Declaration.Name}.</summary>");
                writer.WriteLine($"{type.Declaration.Identifier()} = {FirstType + (type.Kind ?? 0)},");
            }
        }

        writer.WriteLine();
        writer.WriteLine(SourceFile.GeneratedMember);
        writer.WriteLine($"static bool Rt::IAnyHeap.HasHeaders => {(heap.HasKinds ? "true" : "false")};");
        writer.WriteLine();
        writer.WriteLine(SourceFile.GeneratedMember);
        List<ObjectModel> targets = Targets(heap);
        if (targets.Count < 2)
        {
            writer.WriteLine($"static string Rt::IAnyHeap.NameOf(nuint headerWord) => \"{targets.FirstOrDefault()?.Declaration.Name ?? "nothing"}\";");
            writer.WriteLine();
            return;
        }

        using (writer.WriteBlock("static string Rt::IAnyHeap.NameOf(nuint headerWord) => headerWord switch", close: "};"))
        {
            foreach (ObjectModel type in targets)
            {
                bool isLast = type == targets[targets.Count - 1];
                writer.WriteLine($"{(isLast ? "_" : type.Layout() + ".HeaderWord")} => \"{type.Declaration.Name}\",");
            }
        }

        writer.WriteLine();
    }

    public static void WriteKindOf(SourceWriter writer, HeapModel heap)
    {
        string name = heap.Declaration.FullName;
        string kind = name + ".Kind";
        string ofReference = heap.HasKinds ? $"({kind})((int)(Rt::GcAccess.HeaderWord(any) >> 1) + {FirstType - 1})" : $"({kind}){FirstType}";
        writer.WriteLine("/// <param name=\"any\">The value.</param>");
        using (writer.WriteBlock($"extension(Gc::GcAny<{name}> any)"))
        {
            writer.WriteLine(
                $"""
                /// <summary>Which kind of value it is.</summary>
                public {kind} Kind =>
                    any.IsReference ? {ofReference}
                    : any.IsNothing ? {kind}.Nothing
                    : any.IsInteger ? {kind}.Integer
                    : any.IsBoolean ? {kind}.Boolean
                    : {kind}.Character;
                """);
        }
    }

    private static List<ObjectModel> Targets(HeapModel heap) => [.. heap.Objects.Where(static type => type.IsAnyTarget)];
}
