using System.Collections.Concurrent;
using System.Collections.Immutable;
using CopySpaceGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Analyzers.Rooting;

/// <summary>The types that decide about rooting, in one compilation: references that a collection outdates, handles that it updates, mutators, which collect.</summary>
/// <remarks>Threading: any, like the symbols that it asks.</remarks>
internal sealed class RootingTypes
{
    private readonly KnownTypes _known;
    private readonly INamedTypeSymbol _mutator;
    private readonly INamedTypeSymbol? _noCollect;
    private readonly INamedTypeSymbol? _park;
    private readonly ImmutableArray<INamedTypeSymbol?> _references;
    private readonly ImmutableArray<INamedTypeSymbol?> _arguments;
    private readonly ImmutableArray<INamedTypeSymbol?> _handles;
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _referenceTypes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _views = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _partsOfHeap = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _users = new(SymbolEqualityComparer.Default);

    private RootingTypes(Compilation compilation, KnownTypes known, INamedTypeSymbol mutator)
    {
        _known = known;
        _mutator = mutator;
        _noCollect = compilation.GetTypeByMetadataName(KnownNames.NoCollectAttribute);
        _park = compilation.GetTypeByMetadataName(KnownNames.Park);
        _references = Find(KnownNames.TypedRef, KnownNames.Any, KnownNames.Ref, KnownNames.NarrowRef, KnownNames.Value, KnownNames.ChangedEdge);
        _arguments = Find(KnownNames.Argument, KnownNames.AnyArgument);
        _handles = Find(KnownNames.Local, KnownNames.LocalAny, KnownNames.Persistent, KnownNames.PersistentAny, KnownNames.Weak);

        ImmutableArray<INamedTypeSymbol?> Find(params string[] names) => [.. names.Select(compilation.GetTypeByMetadataName)];
    }

    /// <summary>The runtime library.</summary>
    public IAssemblySymbol Library => _mutator.ContainingAssembly;

    /// <summary>Null if the compilation does not reference the runtime library.</summary>
    public static RootingTypes? Of(Compilation compilation) =>
        KnownTypes.Of(compilation) is { } known && compilation.GetTypeByMetadataName(KnownNames.Mutator) is { } mutator
            ? new RootingTypes(compilation, known, mutator)
            : null;

    /// <summary>Whether a type is that of mutators of some heap.</summary>
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

    /// <summary>Whether a value of a type is a reference that a collection outdates, or has one in it.</summary>
    public bool IsReference(ITypeSymbol? type) => type switch
    {
        IPointerTypeSymbol pointer => IsPartOfHeap(pointer.PointedAtType),
        INamedTypeSymbol { TypeKind: TypeKind.Struct } named => _referenceTypes.GetOrAdd(named, named => Has(_references, named) || IsRefStructWithReference(named)),
        _ => false,
    };

    /// <summary>Whether a value of a type is a struct of places: a span or an enumerator of .NET, or a struct of a user with such in it. What handles are in is none.</summary>
    public bool IsView(ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsRefLikeType: true } named
        && _views.GetOrAdd(named, named => !IsReference(named) && (!KnowsMutators(named.ContainingAssembly) || HasPlace(named)));

    /// <summary>Whether a type is that of what an allocation takes for an edge: a reference or a handle, as the conversion tells.</summary>
    public bool IsArgument(ITypeSymbol? type) => type is INamedTypeSymbol named && Has(_arguments, named);

    /// <summary>Whether a type is that of the time in which a thread lets others collect.</summary>
    public bool IsPark(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type, _park);

    /// <summary>Whether a type is that of all heaps.</summary>
    public bool IsHeap(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type, _known.Heap);

    /// <summary>Whether a value of a type is a handle, which collections update.</summary>
    public bool IsHandle(ITypeSymbol? type) => type is INamedTypeSymbol named && Has(_handles, named);

    /// <summary>Whether the values of a type are objects in a heap, or parts of them.</summary>
    public bool IsPartOfHeap(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct } named && _partsOfHeap.GetOrAdd(named, named => _known.IsObject(named) || _known.IsInline(named));

    /// <summary>Whether a member, or the property it belongs to, or what it overrides, says that it never collects.</summary>
    public bool IsNoCollect(ISymbol member)
    {
        for (ISymbol? symbol = member.OriginalDefinition; symbol is not null; symbol = OverriddenBy(symbol))
        {
            if (IsMarkedNoCollect(symbol))
            {
                return true;
            }
        }

        return member is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke } && IsMarked(member.ContainingType.OriginalDefinition);
    }

    /// <summary>Whether a member, or the property it belongs to, says so by itself.</summary>
    public bool IsMarkedNoCollect(ISymbol member) =>
        IsMarked(member) || (member is IMethodSymbol { AssociatedSymbol: { } property } && IsMarked(property));

    /// <summary>Whether an assembly can know of mutators: the library, or one that refers to it.</summary>
    public bool KnowsMutators(IAssemblySymbol assembly) => _users.GetOrAdd(assembly, assembly =>
        SymbolEqualityComparer.Default.Equals(assembly, Library)
        || assembly.Modules.Any(module => module.ReferencedAssemblySymbols.Contains(Library, SymbolEqualityComparer.Default)));

    private static bool Has(ImmutableArray<INamedTypeSymbol?> types, INamedTypeSymbol type) =>
        types.Contains(type.OriginalDefinition, SymbolEqualityComparer.Default);

    private bool HasPlace(INamedTypeSymbol type) => type.GetMembers().Any(member =>
        member is IFieldSymbol { IsStatic: false } field
        && (field.RefKind != RefKind.None || (field.Type.IsRefLikeType && !KnowsMutators(field.Type.ContainingAssembly))));

    private bool IsMarked(ISymbol symbol) => symbol.FindAttribute(_noCollect) is not null;

    private static ISymbol? OverriddenBy(ISymbol symbol) => symbol is IMethodSymbol { OverriddenMethod: { } overridden } ? overridden.OriginalDefinition : null;

    // One level: a struct of a user with a reference in a field.
    private bool IsRefStructWithReference(INamedTypeSymbol type) =>
        type is { IsRefLikeType: true, TypeKind: TypeKind.Struct }
        && !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, Library)
        && type.GetMembers().Any(member => member is IFieldSymbol { IsStatic: false, Type: INamedTypeSymbol field } && Has(_references, field));
}
