using CopySpaceGen.Generator.Model;

namespace CopySpaceGen.Generator.Emit;

/// <summary>How emitted code calls the user's types and what it emits for them.</summary>
internal static class Names
{
    /// <summary>What emitted code calls its locals and parameters, where a variable for an object is in scope as well.</summary>
    private static readonly HashSet<string> s_locals =
    [
        "array", "copy", "edge", "elements", "end", "entry", "first", "floor", "forwarding", "holder", "hp", "index", "kind", "large", "length", "limit", "offset", "old",
        "place", "size", "slot", "start", "top", "value", "verifier", "word",
    ];

    /// <summary>The nested class that knows the private fields of the struct.</summary>
    public static string Layout(this ObjectModel type) => type.Declaration.FullName + ".Layout";

    /// <summary>What is in front of an object that has not been copied, if it has a header.</summary>
    public static string HeaderWord(this ObjectModel type) => type.HasKindHeader ? $"{type.Layout()}.HeaderWord" : "0";

    /// <summary>A pointer to the struct.</summary>
    public static string Pointer(this ObjectModel type) => type.Declaration.FullName + "*";

    /// <summary>A reference to the struct.</summary>
    public static string Reference(this ObjectModel type) => Reference(type.Declaration.FullName);

    /// <inheritdoc cref="Reference(ObjectModel)"/>
    public static string Reference(string fullName) => $"Gc::GcRef<{fullName}>";

    /// <summary>
    /// The type's name as that of a variable: <c>pair</c>. The underscore of a keyword, or of the name of another local of emitted code, is one
    /// that no field name can bring.
    /// </summary>
    public static string Variable(this ObjectModel type) => Variable(type.Declaration.Name);

    /// <inheritdoc cref="Variable(ObjectModel)"/>
    public static string Variable(string typeName)
    {
        string name = char.ToLowerInvariant(typeName[0]) + typeName.Substring(1);
        return name == typeName || IsKeyword(name) || s_locals.Contains(name) ? name + '_' : name;
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

    /// <inheritdoc cref="ObjectInterface(HeapModel)"/>
    public static string AnyObjectInterface(string heapFullName) => $"Rt::IAnyObject<{heapFullName}>";

    /// <summary>The fields that an allocation takes a value for, but for the length of the tail.</summary>
    public static IEnumerable<FieldModel> Parameters(this ObjectModel type) => type.Fields.Where(field => field.Role is FieldRole.Data or FieldRole.Edge);

    public static string Accessibility(bool isPublic) => isPublic ? "public" : "internal";

    private static bool IsKeyword(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) != Microsoft.CodeAnalysis.CSharp.SyntaxKind.None;
}
