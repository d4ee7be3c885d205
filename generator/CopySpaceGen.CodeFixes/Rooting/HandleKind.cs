using CopySpaceGen.Generator;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.CodeFixes.Rooting;

/// <summary>The handle that holds references of a type.</summary>
internal sealed class HandleKind
{
    private readonly string _type;
    private readonly string _nothing;

    private HandleKind(INamedTypeSymbol reference, string type, string property, string nothing)
    {
        Reference = reference;
        _type = type;
        Property = property;
        _nothing = nothing;
    }

    /// <summary>The type of the references.</summary>
    public INamedTypeSymbol Reference { get; }

    /// <summary>The property of the handle that is the reference.</summary>
    public string Property { get; }

    /// <summary>The handle of <c>GcRef&lt;T&gt;</c> or <c>GcAny&lt;THeap&gt;</c>; null for other types.</summary>
    public static HandleKind? Of(ITypeSymbol? type, Compilation compilation) =>
        Is(type, compilation, KnownNames.TypedRef) ? new HandleKind((INamedTypeSymbol)type!, KnownNames.Local, "Ref", "Null")
        : Is(type, compilation, KnownNames.Any) ? new HandleKind((INamedTypeSymbol)type!, KnownNames.LocalAny, "Any", "Nothing")
        : null;

    /// <summary>The type of the handle, as written at a place.</summary>
    public string NameAt(FixContext context, int position) =>
        $"{context.NameOf(_type.Substring(0, _type.IndexOf('`')), position)}<{context.NameOf(Reference.TypeArguments[0], position)}>";

    /// <summary>The reference to nothing, as written at a place.</summary>
    public string NothingAt(FixContext context, int position) => $"{context.NameOf(Reference, position)}.{_nothing}";

    private static bool Is(ITypeSymbol? type, Compilation compilation, string name) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } named && SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, compilation.GetTypeByMetadataName(name));
}
