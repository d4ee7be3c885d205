using System.Collections.Concurrent;
using CopySpaceGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Analyzers.Escapes;

/// <summary>The types that the escape rules ask for, in one compilation.</summary>
/// <remarks>Threading: any, like the symbols that it asks.</remarks>
internal sealed class EscapeTypes
{
    private readonly INamedTypeSymbol _mutator;
    private readonly INamedTypeSymbol? _scope;
    private readonly INamedTypeSymbol? _local;
    private readonly INamedTypeSymbol? _localAny;
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _holders = new(SymbolEqualityComparer.Default);

    private EscapeTypes(Compilation compilation, KnownTypes known, INamedTypeSymbol mutator)
    {
        Known = known;
        _mutator = mutator;
        _scope = compilation.GetTypeByMetadataName(KnownNames.Scope);
        _local = compilation.GetTypeByMetadataName(KnownNames.Local);
        _localAny = compilation.GetTypeByMetadataName(KnownNames.LocalAny);
    }

    public KnownTypes Known { get; }

    /// <summary>The runtime library.</summary>
    public IAssemblySymbol Library => _mutator.ContainingAssembly;

    /// <summary>Null if the compilation does not reference the runtime library.</summary>
    public static EscapeTypes? Of(Compilation compilation) =>
        KnownTypes.Of(compilation) is { } known && compilation.GetTypeByMetadataName(KnownNames.Mutator) is { } mutator
            ? new EscapeTypes(compilation, known, mutator)
            : null;

    public bool IsScope(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, _scope);

    /// <summary>Whether a type is that of a handle which ends with its scope.</summary>
    public bool IsScopedHandle(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 1, OriginalDefinition: { } definition }
        && (SymbolEqualityComparer.Default.Equals(definition, _local) || SymbolEqualityComparer.Default.Equals(definition, _localAny));

    public bool IsMutator(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, _mutator))
            {
                return true;
            }
        }

        return false;
    }

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
