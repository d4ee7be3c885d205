using Microsoft.CodeAnalysis;

namespace CopySpaceGen.Generator.Analyzers.Escapes;

/// <summary>Which types of the managed heap would hold addresses in a heap.</summary>
internal static class ManagedStorage
{
    // Classes of .NET that hold values of their type arguments and do not list them.
    private static readonly HashSet<string> s_boxes =
        ["AsyncLocal", "Lazy", "PriorityQueue", "StrongBox", "Task", "TaskCompletionSource", "ThreadLocal", "Tuple", "ValueTask"];

    /// <summary>Whether a type is an array, a collection, the interface of one, or another generic class whose objects hold references as values.</summary>
    public static bool IsOfReferences(ITypeSymbol? type, EscapeTypes types) => type switch
    {
        IArrayTypeSymbol array => types.HoldsReference(array.ElementType) || IsOfReferences(array.ElementType, types),
        INamedTypeSymbol { TypeKind: TypeKind.Interface } named => IsListOfReferences(named, types) || ListsReferences(named, types),
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsRefLikeType: false, SpecialType: SpecialType.None } named =>
            ListsReferences(named, types) || (named.TypeArguments.Any(types.HoldsReference) && (IsBox(named) || HasFieldOfReferences(named, types))),
        _ => false,
    };

    private static bool ListsReferences(INamedTypeSymbol type, EscapeTypes types) => type.AllInterfaces.Any(item => IsListOfReferences(item, types));

    private static bool IsListOfReferences(INamedTypeSymbol type, EscapeTypes types) =>
        type is { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T, TypeArguments: [{ } element] }
        && types.HoldsReference(element);

    private static bool IsBox(INamedTypeSymbol type) =>
        s_boxes.Contains(type.Name) && type.ContainingNamespace is { } space && space.ToDisplayString().StartsWith("System", StringComparison.Ordinal);

    private static bool HasFieldOfReferences(INamedTypeSymbol type, EscapeTypes types) =>
        type.TypeKind == TypeKind.Class
        && type.GetMembers().Any(member => member is IFieldSymbol { IsStatic: false } field && types.HoldsReference(field.Type));
}
