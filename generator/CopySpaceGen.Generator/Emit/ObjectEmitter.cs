using CopySpaceGen.Generator.Model;
using Microsoft.CodeAnalysis.Text;

namespace CopySpaceGen.Generator.Emit;

/// <summary>Writes the file of a type: what its collector knows of it, and the properties by which the user reads and writes its fields.</summary>
internal static class ObjectEmitter
{
    public static SourceText Emit(ObjectModel type)
    {
        SourceWriter writer = new();
        SourceFile.WriteHeader(writer, $"How {type.HeapFullName.Replace("global::", "")} lays out, traces and hands out {Names.Article(type.Declaration.Name)} {type.Declaration.Name}.");
        List<string> interfaces = [];
        if (type.Kind is not null)
        {
            interfaces.Add(Names.ObjectInterface(type.HeapFullName));
        }

        if (type.IsAnyTarget)
        {
            interfaces.Add(Names.AnyObjectInterface(type.HeapFullName));
        }

        using (SourceFile.Open(writer, type.Declaration, containingTypes: true))
        using (writer.WriteBlock(type.Declaration.Header + (interfaces.Count > 0 ? " : " + string.Join(", ", interfaces) : "")))
        {
            if (type.Kind is not null)
            {
                writer.WriteLine(SourceFile.GeneratedMember);
                writer.WriteLine($"static nuint {Names.ObjectInterface(type.HeapFullName)}.Tag => Layout.Tag;");
                writer.WriteLine();
            }

            if (type.IsAnyTarget)
            {
                writer.WriteLine(SourceFile.GeneratedMember);
                writer.WriteLine($"static nuint {Names.AnyObjectInterface(type.HeapFullName)}.HeaderWord => Layout.HeaderWord;");
                writer.WriteLine();
            }

            LayoutEmitter.Emit(writer, type);
        }

        writer.WriteLine();
        using (SourceFile.Open(writer, type.Declaration, containingTypes: false))
        {
            AccessorEmitter.Emit(writer, type);
        }

        return writer.ToSourceText();
    }
}
