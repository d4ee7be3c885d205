using System.Collections.Concurrent;
using CopySpaceGen.Generator.Analyzers.Rooting;
using CopySpaceGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Analyzers.Escapes;

/// <summary>The types that the escape rules ask for, in one compilation.</summary>
/// <remarks>Threading: any, like the symbols that it asks.</remarks>
internal sealed class EscapeTypes
{
    private readonly RootingTypes _rooting;
    private readonly INamedTypeSymbol? _scope;
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _holders = new(SymbolEqualityComparer.Default);

    private EscapeTypes(Compilation compilation, KnownTypes known, RootingTypes rooting)
    {
        Known = known;
        _rooting = rooting;
        _scope = compilation.GetTypeByMetadataName(KnownNames.Scope);
    }

    public KnownTypes Known { get; }

    /// <summary>The runtime library.</summary>
    public IAssemblySymbol Library => _rooting.Library;

    /// <summary>Null if the compilation does not reference the runtime library.</summary>
    public static EscapeTypes? Of(Compilation compilation) =>
        KnownTypes.Of(compilation) is { } known && RootingTypes.Of(compilation) is { } rooting ? new EscapeTypes(compilation, known, rooting) : null;

    public bool IsMutator(ITypeSymbol? type) => _rooting.IsMutator(type);

    public bool IsScope(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, _scope);

    /// <summary>Whether a type is that of a handle which ends with its scope; persistent and weak ones are classes.</summary>
    public bool IsScopedHandle(ITypeSymbol? type) => type is { IsRefLikeType: true } && _rooting.IsHandle(type);

    /// <summary>
    /// Whether a value of a type is or has an address in a heap and may be kept anywhere as far as the compiler knows: an edge, a struct with edges
    /// at any depth, a pointer to an object or a part of one. The typed references and handles are ref structs, and the compiler sees to them.
    /// </summary>
    public bool HoldsReference(ITypeSymbol? type) => type switch
    {
        IPointerTypeSymbol { PointedAtType: INamedTypeSymbol target } => Known.IsObject(target) || HasEdges(target),
        INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None, IsRefLikeType: false } => HasEdges(type),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ } value] } => HoldsReference(value),
        _ => false,
    };

    private bool HasEdges(ITypeSymbol type) =>
        type is { TypeKind: TypeKind.Struct }
        && (Known.ReferenceWidth(type) is not null || _holders.GetOrAdd(type, item => StructSearch.HoldsReference(item, Known)));
}
