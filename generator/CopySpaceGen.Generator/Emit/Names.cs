using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>How emitted code calls the user's types and what it emits for them.</summary>
internal static class Names
{
    /// <summary>The nested class that knows the private fields of the struct.</summary>
    public static string Layout(this ObjectModel type) => type.Declaration.FullName + ".Layout";

    /// <summary>A pointer to the struct.</summary>
    public static string Pointer(this ObjectModel type) => type.Declaration.FullName + "*";

    /// <summary>A reference to the struct.</summary>
    public static string Reference(this ObjectModel type) => Reference(type.Declaration.FullName);

    /// <inheritdoc cref="Reference(ObjectModel)"/>
    public static string Reference(string fullName) => $"Gc::GcRef<{fullName}>";

    /// <summary>The type's name as that of a variable: <c>pair</c>. The underscore of a keyword is one that no field name can bring.</summary>
    public static string Variable(this ObjectModel type)
    {
        string name = char.ToLowerInvariant(type.Declaration.Name[0]) + type.Declaration.Name.Substring(1);
        return name == type.Declaration.Name || IsKeyword(name) ? name + '_' : name;
    }

    /// <summary>The name as it is written in code: <c>Pair</c>, but <c>@event</c>.</summary>
    public static string Identifier(this TypeDeclaration declaration) =>
        declaration.FullName.Substring(declaration.FullName.LastIndexOfAny(['.', ':']) + 1);

    /// <summary>What tells the types of a heap of several kinds from others.</summary>
    public static string ObjectInterface(this HeapModel heap) => ObjectInterface(heap.Declaration.FullName);

    /// <inheritdoc cref="ObjectInterface(HeapModel)"/>
    public static string ObjectInterface(string heapFullName) => $"Rt::IHeapObject<{heapFullName}>";

    /// <summary>The word for a type's name that a sentence wants: a Pair, an Edge.</summary>
    public static string Article(string name) => "AEIOUaeiou".IndexOf(name[0]) >= 0 ? "an" : "a";

    /// <summary>The fields that an allocation takes a value for.</summary>
    public static IEnumerable<FieldModel> Parameters(this ObjectModel type) => type.Fields.Where(field => field.Role is FieldRole.Data or FieldRole.Edge);

    public static IEnumerable<FieldModel> Edges(this ObjectModel type) => type.Fields.Where(field => field.Role == FieldRole.Edge);

    /// <summary>The type of an allocation's parameter for a field: for an edge, one that takes references and handles.</summary>
    public static string ArgumentType(this FieldModel field) => field.Role == FieldRole.Edge ? $"Gc::GcArgument<{field.TypeName}>" : field.TypeName;

    /// <summary>The type of the parameter for a field where an allocation is about to collect.</summary>
    public static string ParameterType(this FieldModel field) => field.Role == FieldRole.Edge ? Reference(field.TypeName) : field.TypeName;

    /// <summary>The type of an edge field.</summary>
    public static string EdgeType(this FieldModel edge) => edge.IsNarrow ? "Gc::GcRef32" : "Gc::GcRef";

    /// <summary>What turns a reference or an argument into the value of an edge field.</summary>
    public static string ToEdge(this FieldModel edge) => edge.IsNarrow ? "Rt::GcAccess.Edge32" : "Rt::GcAccess.Edge";

    public static string Accessibility(bool isPublic) => isPublic ? "public" : "internal";

    private static bool IsKeyword(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) != Microsoft.CodeAnalysis.CSharp.SyntaxKind.None;
}
